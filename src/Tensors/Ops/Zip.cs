namespace Equivariant.ML.Tensors;

public static partial class TensorOps
{
    /// <summary>a + b, with broadcasting.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast to one.</exception>
    public static Tensor Add(this Tensor a, Tensor b) => Zip.Apply(Binary.Add, a, b);

    /// <summary>a − b, with broadcasting.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast to one.</exception>
    public static Tensor Subtract(this Tensor a, Tensor b) => Zip.Apply(Binary.Subtract, a, b);

    /// <summary>a·b element by element, with broadcasting.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast to one.</exception>
    public static Tensor Multiply(this Tensor a, Tensor b) => Zip.Apply(Binary.Multiply, a, b);

    /// <summary>a/b element by element, with broadcasting.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast to one.</exception>
    public static Tensor Divide(this Tensor a, Tensor b) => Zip.Apply(Binary.Divide, a, b);

    /// <summary>The larger of a and b, with broadcasting; where they are equal the gradient is split evenly.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast to one.</exception>
    public static Tensor Maximum(this Tensor a, Tensor b) => Zip.Apply(Binary.Maximum, a, b);

    /// <summary>The smaller of a and b, with broadcasting; where they are equal the gradient is split evenly.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast to one.</exception>
    public static Tensor Minimum(this Tensor a, Tensor b) => Zip.Apply(Binary.Minimum, a, b);

    /// <summary>1 where a = b, else 0, with broadcasting. It has no gradient.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast to one.</exception>
    public static Tensor IsEqual(this Tensor a, Tensor b) => Zip.Apply(Binary.Equal, a, b);

    /// <summary>1 where a &gt; b, else 0, with broadcasting. It has no gradient.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast to one.</exception>
    public static Tensor IsGreater(this Tensor a, Tensor b) => Zip.Apply(Binary.Greater, a, b);
}

/// <summary>y = f(a, b), number by number, where an axis of size 1 is repeated as often as the other operand needs.</summary>
internal sealed class Zip : Op
{
    private static readonly Zip Instance = new();

    // Once: an enum's name is made anew each time it is asked for.
    private static readonly string[] Names = Enum.GetNames<Binary>();

    internal static Tensor Apply(Binary f, Tensor a, Tensor b) =>
        Instance.Run(Broadcasting.Shape(Names[(int)f], a.Shape, b.Shape), new OpArguments { Kind = (int)f }, a, b);

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs)
    {
        Axes sizes = y.Shape.Padded;
        Axes a = Broadcasting.Strides(inputs[0].Shape);
        Axes b = Broadcasting.Strides(inputs[1].Shape);
        Broadcasting.Merge(ref sizes, ref a, ref b);
        engine.Zip((Binary)arguments.Kind, inputs[0].Storage!, a, inputs[1].Storage!, b, y.Storage!, sizes);
    }

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        var f = (Binary)y.Arguments.Kind;
        Tensor a = y.Input(0);
        Tensor b = y.Input(1);
        if (sink.Wants(0) && DerivativeOfFirst(f, a, b, g) is { } ga)
        {
            sink.Add(0, ga.SumTo(a.Shape));
        }

        if (sink.Wants(1) && DerivativeOfSecond(f, a, b, y.Handle(), g) is { } gb)
        {
            sink.Add(1, gb.SumTo(b.Shape));
        }
    }

    private static Tensor? DerivativeOfFirst(Binary f, Tensor a, Tensor b, Tensor g) => f switch
    {
        Binary.Add or Binary.Subtract => g,
        Binary.Multiply => g * b,
        Binary.Divide => g / b,
        Binary.Maximum => g * (a.IsGreater(b) + (a.IsEqual(b) * 0.5)),
        Binary.Minimum => g * (b.IsGreater(a) + (a.IsEqual(b) * 0.5)),
        _ => null,
    };

    private static Tensor? DerivativeOfSecond(Binary f, Tensor a, Tensor b, Tensor y, Tensor g) => f switch
    {
        Binary.Add => g,
        Binary.Subtract => -g,
        Binary.Multiply => g * a,
        Binary.Divide => -(g * y / b),
        Binary.Maximum => g * (b.IsGreater(a) + (a.IsEqual(b) * 0.5)),
        Binary.Minimum => g * (a.IsGreater(b) + (a.IsEqual(b) * 0.5)),
        _ => null,
    };
}
