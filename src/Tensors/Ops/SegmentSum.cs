namespace Equivariant.ML.Tensors;

public static partial class TensorOps
{
    /// <summary>The sum of the rows of each group: messages at their target, nodes of a graph. Of no rows, 0.</summary>
    /// <param name="x">[rows×width].</param>
    /// <param name="rows">Which row belongs to which group.</param>
    /// <returns>[groups×width].</returns>
    /// <exception cref="ArgumentException">x has another number of rows.</exception>
    public static Tensor SegmentSum(this Tensor x, Grouping rows) => Tensors.SegmentSum.Apply(x, rows, mean: false);

    /// <summary>The mean of the rows of each group; of no rows, 0.</summary>
    /// <param name="x">[rows×width].</param>
    /// <param name="rows">Which row belongs to which group.</param>
    /// <returns>[groups×width].</returns>
    /// <exception cref="ArgumentException">x has another number of rows.</exception>
    public static Tensor SegmentMean(this Tensor x, Grouping rows) => Tensors.SegmentSum.Apply(x, rows, mean: true);
}

/// <summary>y[g] = the sum, or mean, of the rows of group g; the adjoint of <see cref="Gather"/>.</summary>
internal sealed class SegmentSum : Op
{
    private static readonly SegmentSum Instance = new();

    internal static Tensor Apply(Tensor x, Grouping rows, bool mean)
    {
        Check("SegmentSum", x, rows);
        return Instance.Run(new Shape(rows.GroupCount, x.Shape[1]), new OpArguments { Rows = rows, First = mean }, x);
    }

    internal static void Check(string op, Tensor x, Grouping rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (x.Shape.Rank != 2 || x.Shape[0] != rows.RowCount)
        {
            throw new ArgumentException($"{op}: a tensor {x.Shape} for {rows.RowCount} grouped rows; expected a matrix with as many.");
        }
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs) =>
        engine.SegmentSum(inputs[0].Storage!, arguments.Rows!, arguments.First, y.Storage!, y.Shape[1]);

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        if (sink.Wants(0))
        {
            sink.Add(0, Gather.Apply(g, y.Arguments.Rows!, y.Arguments.First));
        }
    }
}
