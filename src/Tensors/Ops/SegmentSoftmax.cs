namespace Equivariant.ML.Tensors;

public static partial class TensorOps
{
    /// <summary>The softmax over each group's rows, column by column, as attention over a node's neighbours needs it: exp(x) over the group's sum of it.</summary>
    /// <param name="x">[rows×width].</param>
    /// <param name="rows">Which row belongs to which group.</param>
    /// <returns>[rows×width], of which each group's sum is 1.</returns>
    /// <exception cref="ArgumentException">x has another number of rows.</exception>
    public static Tensor SegmentSoftmax(this Tensor x, Grouping rows) => Tensors.SegmentSoftmax.Apply(x, rows);
}

/// <summary>
/// y = exp(x − m)/Σ exp(x − m), m and Σ over the rows of the row's group: a fused op, composed of <see cref="SegmentMax"/> (as a constant, on which the value
/// does not depend), <see cref="Map"/>, <see cref="SegmentSum"/> and <see cref="Gather"/>.
/// </summary>
internal sealed class SegmentSoftmax : Op
{
    private static readonly SegmentSoftmax Instance = new();

    internal static Tensor Apply(Tensor x, Grouping rows)
    {
        SegmentSum.Check("SegmentSoftmax", x, rows);
        return Instance.Run(x.Shape, new OpArguments { Rows = rows }, x);
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs) =>
        engine.SegmentSoftmax(inputs[0].Storage!, arguments.Rows!, y.Storage!, y.Shape[1]);

    /// <summary>dx = y·(g − Σ y·g).</summary>
    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        if (!sink.Wants(0))
        {
            return;
        }

        Grouping rows = y.Arguments.Rows!;
        Tensor value = y.Handle();
        if (sink.Recording)
        {
            Tensor weighted = value * g;
            sink.Add(0, weighted - (value * weighted.SegmentSum(rows).Gather(rows)));
        }
        else
        {
            sink.Add(0, SegmentSoftmaxGradient.Apply(value, g, rows));
        }
    }
}

/// <summary>y·(g − Σ y·g) in one kernel; never differentiated.</summary>
internal sealed class SegmentSoftmaxGradient : Op
{
    private static readonly SegmentSoftmaxGradient Instance = new();

    internal static Tensor Apply(Tensor y, Tensor g, Grouping rows) => Instance.Run(y.Shape, new OpArguments { Rows = rows }, y, g);

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs) =>
        engine.SegmentSoftmaxGradient(inputs[0].Storage!, inputs[1].Storage!, arguments.Rows!, y.Storage!, y.Shape[1]);

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink) =>
        throw new InvalidOperationException("A pass that records computes derivatives from ops.");
}
