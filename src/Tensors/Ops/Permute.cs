namespace Equivariant.ML.Tensors;

public static partial class TensorOps
{
    /// <summary>The axes in another order: axis k of the result is axis order[k] of the tensor.</summary>
    /// <exception cref="ArgumentException">The order does not name every axis once.</exception>
    public static Tensor Permute(this Tensor x, params ReadOnlySpan<int> order) => Tensors.Permute.Apply(x, order);

    /// <summary>The transpose of a matrix.</summary>
    /// <exception cref="ArgumentException">The tensor is not a matrix.</exception>
    public static Tensor Transpose(this Tensor x) => x.Permute(1, 0);
}

/// <summary>The axes in another order.</summary>
internal sealed class Permute : Op
{
    private static readonly Permute Instance = new();

    internal static Tensor Apply(Tensor x, ReadOnlySpan<int> order)
    {
        Shape shape = x.Shape;
        int padding = Axes.Count - shape.Rank;
        var padded = new Axes(0, 1, 2, 3);
        Axes sizes = shape.Padded;
        int seen = 0;
        for (int axis = 0; axis < order.Length && order.Length == shape.Rank; axis++)
        {
            if ((uint)order[axis] < (uint)shape.Rank)
            {
                seen |= 1 << order[axis];
                padded[padding + axis] = padding + order[axis];
                sizes[padding + axis] = shape[order[axis]];
            }
        }

        if (order.Length != shape.Rank || seen != (1 << shape.Rank) - 1)
        {
            throw new ArgumentException($"Permute: [{string.Join(", ", order.ToArray())}] is not an order of the axes of {shape}.", nameof(order));
        }

        return Instance.Run(Shape.FromPadded(shape.Rank, sizes), new OpArguments { Order = padded }, x);
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs)
    {
        Axes from = inputs[0].Shape.Padded.RowMajorStrides();
        Axes strides = default;
        for (int axis = 0; axis < Axes.Count; axis++)
        {
            strides[axis] = from[arguments.Order[axis]];
        }

        Axes sizes = y.Shape.Padded;
        engine.Copy(inputs[0].Storage!, 0, strides, y.Storage!, 0, sizes.RowMajorStrides(), sizes);
    }

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        if (!sink.Wants(0))
        {
            return;
        }

        int padding = Axes.Count - y.Shape.Rank;
        Span<int> inverse = stackalloc int[y.Shape.Rank];
        for (int axis = 0; axis < inverse.Length; axis++)
        {
            inverse[y.Arguments.Order[padding + axis] - padding] = axis;
        }

        sink.Add(0, g.Permute(inverse));
    }
}
