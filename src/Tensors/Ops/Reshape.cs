namespace Equivariant.ML.Tensors;

public static partial class TensorOps
{
    /// <summary>The same numbers, row-major, under another shape.</summary>
    /// <exception cref="ArgumentException">The shape has more or fewer elements.</exception>
    public static Tensor Reshape(this Tensor x, Shape shape) => x.Shape == shape ? x : Reshape(x, shape, null);

    /// <summary>The same numbers through which no gradient flows.</summary>
    /// <exception cref="InvalidOperationException">The tensor lives outside scopes; <see cref="Scope.Use"/> brings it into one.</exception>
    public static Tensor Detach(this Tensor x)
    {
        TensorNode node = x.Node;
        ScopeState scope = node.Scope ?? throw new InvalidOperationException($"Detach: bring the tensor into a scope first, with {nameof(Scope)}.{nameof(Scope.Use)}.");
        return scope.NewNode(node.Shape, node.Storage!).Handle();
    }

    internal static Tensor Reshape(Tensor x, in Shape shape, ScopeState? home) => Tensors.Reshape.Apply(x, shape, home);
}

/// <summary>The same numbers under another shape.</summary>
internal sealed class Reshape : Op
{
    private static readonly Reshape Instance = new();

    internal override bool SharesStorage => true;

    internal static Tensor Apply(Tensor x, in Shape shape, ScopeState? home)
    {
        if (x.Shape.Length != shape.Length)
        {
            throw new ArgumentException($"Reshape: {x.Shape} has {x.Shape.Length} elements, {shape} has {shape.Length}.");
        }

        return Instance.Run(shape, default, [x.Node], home);
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs)
    {
    }

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        if (sink.Wants(0))
        {
            sink.Add(0, g.Reshape(y.Inputs[0].Shape));
        }
    }
}
