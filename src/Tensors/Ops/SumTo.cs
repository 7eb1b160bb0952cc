namespace Equivariant.ML.Tensors;

public static partial class TensorOps
{
    /// <summary>The sum of all numbers.</summary>
    public static Tensor Sum(this Tensor x) => x.SumTo(Shape.Scalar);

    /// <summary>The mean of all numbers.</summary>
    public static Tensor Mean(this Tensor x) => x.Sum() * (1.0 / Math.Max(1, x.Shape.Length));

    /// <summary>The sums along an axis, which stays with size 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static Tensor Sum(this Tensor x, int axis)
    {
        _ = x.Shape[axis];
        return x.SumTo(x.Shape.With(axis, 1));
    }

    /// <summary>Sums over every axis along which a shape has size 1 or no axis at all: the adjoint of broadcasting from that shape.</summary>
    /// <exception cref="ArgumentException">The shape cannot be broadcast to the tensor's.</exception>
    public static Tensor SumTo(this Tensor x, Shape shape) => x.Shape == shape ? x : Tensors.SumTo.Apply(x, shape);

    /// <summary>Repeats along every axis of size 1 or missing in front.</summary>
    /// <exception cref="ArgumentException">The tensor cannot be broadcast to the shape.</exception>
    public static Tensor BroadcastTo(this Tensor x, Shape shape) => x.Shape == shape ? x : Tensors.BroadcastTo.Apply(x, shape);
}

/// <summary>Sums over the axes that broadcasting would repeat; the adjoint of <see cref="BroadcastTo"/>.</summary>
internal sealed class SumTo : Op
{
    private static readonly SumTo Instance = new();

    internal static Tensor Apply(Tensor x, in Shape shape)
    {
        BroadcastTo.Check("SumTo", shape, x.Shape);

        // An engine sums along one stretch of axes at a time: take off the stretches from the outermost in.
        Axes sizes = x.Shape.Padded;
        Axes target = shape.Padded;
        for (int axis = 0; axis < Axes.Count; axis++)
        {
            if (sizes[axis] == target[axis])
            {
                continue;
            }

            int end = axis + 1;
            while (end < Axes.Count && target[end] == 1)
            {
                end++;
            }

            x = Instance.Run(Part(sizes, axis, end), new OpArguments { Axis = axis, Start = end }, x.Reshape(Shape.FromPadded(Axes.Count, sizes)));
            sizes = x.Shape.Padded;
        }

        return x.Reshape(shape);
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs)
    {
        Axes sizes = inputs[0].Shape.Padded;
        int outer = 1;
        int length = 1;
        int inner = 1;
        for (int axis = 0; axis < Axes.Count; axis++)
        {
            ref int part = ref (axis < arguments.Axis ? ref outer : ref (axis < arguments.Start ? ref length : ref inner));
            part *= sizes[axis];
        }

        engine.Reduce(Reduction.Sum, inputs[0].Storage!, y.Storage!, outer, length, inner);
    }

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        if (sink.Wants(0))
        {
            sink.Add(0, g.BroadcastTo(y.Inputs[0].Shape));
        }
    }

    private static Shape Part(Axes sizes, int start, int end)
    {
        for (int axis = start; axis < end; axis++)
        {
            sizes[axis] = 1;
        }

        return Shape.FromPadded(Axes.Count, sizes);
    }
}
