namespace Equivariant.ML.Tensors;

public static partial class TensorOps
{
    /// <summary>The largest of each group's rows, column by column; of no rows, 0. Ties share the gradient evenly.</summary>
    /// <param name="x">[rows×width].</param>
    /// <param name="rows">Which row belongs to which group.</param>
    /// <returns>[groups×width].</returns>
    /// <exception cref="ArgumentException">x has another number of rows.</exception>
    public static Tensor SegmentMax(this Tensor x, Grouping rows) => Tensors.SegmentMax.Apply(x, rows);
}

/// <summary>y[g] = the largest of the rows of group g.</summary>
internal sealed class SegmentMax : Op
{
    private static readonly SegmentMax Instance = new();

    internal static Tensor Apply(Tensor x, Grouping rows)
    {
        SegmentSum.Check("SegmentMax", x, rows);
        return Instance.Run(new Shape(rows.GroupCount, x.Shape[1]), new OpArguments { Rows = rows }, x);
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs) =>
        engine.SegmentMax(inputs[0].Storage!, arguments.Rows!, y.Storage!, y.Shape[1]);

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        if (sink.Wants(0))
        {
            Grouping rows = y.Arguments.Rows!;
            Tensor ties = y.Input(0).IsEqual(y.Handle().Gather(rows));

            // A group without rows has no ties, and no row that would read its share.
            Tensor share = g * ties.SegmentSum(rows).ReciprocalOrZero();
            sink.Add(0, ties * share.Gather(rows));
        }
    }
}
