namespace Equivariant.ML.Tensors;

public static partial class TensorOps
{
    /// <summary>The largest numbers along an axis, which stays with size 1; of none, 0. Ties share the gradient evenly.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static Tensor Max(this Tensor x, int axis) => MaxAlong.Apply(x, axis);
}

/// <summary>The largest along an axis.</summary>
internal sealed class MaxAlong : Op
{
    private static readonly MaxAlong Instance = new();

    internal static Tensor Apply(Tensor x, int axis)
    {
        _ = x.Shape[axis];
        return Instance.Run(x.Shape.With(axis, 1), new OpArguments { Axis = axis }, x);
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs)
    {
        Shape shape = inputs[0].Shape;
        int outer = 1;
        int inner = 1;
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            outer *= axis < arguments.Axis ? shape[axis] : 1;
            inner *= axis > arguments.Axis ? shape[axis] : 1;
        }

        engine.Reduce(Reduction.Max, inputs[0].Storage!, y.Storage!, outer, shape[arguments.Axis], inner);
    }

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        if (sink.Wants(0))
        {
            Tensor ties = y.Input(0).IsEqual(y.Handle());
            sink.Add(0, ties * (g * ties.Sum(y.Arguments.Axis).ReciprocalOrZero()));
        }
    }
}
