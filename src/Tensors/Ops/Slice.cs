namespace Equivariant.ML.Tensors;

public static partial class TensorOps
{
    /// <summary>The part of a tensor from <paramref name="start"/>, <paramref name="length"/> long, along an axis.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or the part reaches past it.</exception>
    public static Tensor Slice(this Tensor x, int axis, int start, int length) =>
        start == 0 && length == x.Shape[axis] ? x : Tensors.Slice.Apply(x, axis, start, length);

    /// <summary>The tensor between zeros along an axis: it begins at <paramref name="start"/> of <paramref name="length"/> places.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or the tensor does not fit.</exception>
    public static Tensor Pad(this Tensor x, int axis, int start, int length) =>
        start == 0 && length == x.Shape[axis] ? x : Tensors.Pad.Apply(x, axis, start, length);
}

/// <summary>A part along an axis; the adjoint of <see cref="Pad"/>.</summary>
internal sealed class Slice : Op
{
    private static readonly Slice Instance = new();

    internal static Tensor Apply(Tensor x, int axis, int start, int length)
    {
        Check("Slice", start, length, x.Shape[axis]);
        return Instance.Run(x.Shape.With(axis, length), new OpArguments { Axis = axis, Start = start }, x);
    }

    internal static void Check(string op, int start, int length, int size)
    {
        if (start < 0 || length < 0 || start > size - length)
        {
            throw new ArgumentOutOfRangeException(nameof(start), $"{op}: {length} places from {start} do not lie within {size}.");
        }
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs)
    {
        Axes strides = inputs[0].Shape.Padded.RowMajorStrides();
        Axes sizes = y.Shape.Padded;
        int start = arguments.Start * strides[Axes.Count - y.Shape.Rank + arguments.Axis];
        engine.Copy(inputs[0].Storage!, start, strides, y.Storage!, 0, sizes.RowMajorStrides(), sizes);
    }

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        if (sink.Wants(0))
        {
            sink.Add(0, g.Pad(y.Arguments.Axis, y.Arguments.Start, y.Inputs[0].Shape[y.Arguments.Axis]));
        }
    }
}

/// <summary>A tensor between zeros along an axis; the adjoint of <see cref="Slice"/>.</summary>
internal sealed class Pad : Op
{
    private static readonly Pad Instance = new();

    internal static Tensor Apply(Tensor x, int axis, int start, int length)
    {
        Slice.Check("Pad", start, x.Shape[axis], length);
        return Instance.Run(x.Shape.With(axis, length), new OpArguments { Axis = axis, Start = start }, x);
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs)
    {
        Axes strides = y.Shape.Padded.RowMajorStrides();
        Axes sizes = inputs[0].Shape.Padded;
        int start = arguments.Start * strides[Axes.Count - y.Shape.Rank + arguments.Axis];
        engine.Fill(0, y.Storage!, y.Shape.Length);
        engine.Copy(inputs[0].Storage!, 0, sizes.RowMajorStrides(), y.Storage!, start, strides, sizes);
    }

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        if (sink.Wants(0))
        {
            sink.Add(0, g.Slice(y.Arguments.Axis, y.Arguments.Start, y.Inputs[0].Shape[y.Arguments.Axis]));
        }
    }
}
