namespace Equivariant.ML.Tensors;

public static partial class TensorOps
{
    /// <summary>Tensors one after the other along an axis.</summary>
    /// <exception cref="ArgumentException">There are none, or they differ along another axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static Tensor Concat(int axis, params ReadOnlySpan<Tensor> parts) => parts.Length == 1 ? parts[0] : Tensors.Concat.Apply(axis, parts);
}

/// <summary>Tensors one after the other along an axis.</summary>
internal sealed class Concat : Op
{
    private const int Most = 16;
    private static readonly Concat Instance = new();

    internal static Tensor Apply(int axis, ReadOnlySpan<Tensor> parts)
    {
        if (parts.Length is 0 or > Most)
        {
            throw new ArgumentException($"Concat: {parts.Length} tensors; expected 1 to {Most}.", nameof(parts));
        }

        Shape first = parts[0].Shape;
        int length = 0;
        Nodes buffer = default;
        Span<TensorNode> nodes = ((Span<TensorNode>)buffer)[..parts.Length];
        for (int part = 0; part < parts.Length; part++)
        {
            nodes[part] = parts[part].Node;
            Shape shape = nodes[part].Shape;
            if (shape.Rank != first.Rank || shape.With(axis, first[axis]) != first)
            {
                throw new ArgumentException($"Concat: {first} and {shape} differ along another axis than {axis}.", nameof(parts));
            }

            length += shape[axis];
        }

        return Instance.Run(first.With(axis, length), new OpArguments { Axis = axis }, nodes, null);
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs)
    {
        Axes strides = y.Shape.Padded.RowMajorStrides();
        int start = 0;
        foreach (TensorNode input in inputs)
        {
            Axes sizes = input.Shape.Padded;
            engine.Copy(input.Storage!, 0, sizes.RowMajorStrides(), y.Storage!, start * strides[Axes.Count - y.Shape.Rank + arguments.Axis], strides, sizes);
            start += input.Shape[arguments.Axis];
        }
    }

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        int axis = y.Arguments.Axis;
        int start = 0;
        for (int input = 0; input < y.Inputs.Count; input++)
        {
            int length = y.Inputs[input].Shape[axis];
            if (sink.Wants(input))
            {
                sink.Add(input, g.Slice(axis, start, length));
            }

            start += length;
        }
    }

    [System.Runtime.CompilerServices.InlineArray(Most)]
    private struct Nodes
    {
        private TensorNode first;
    }
}
