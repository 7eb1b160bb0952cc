namespace Equivariant.ML.Tensors;

public static partial class TensorOps
{
    /// <summary>For each row its group's row of x: node features at the ends of edges, a graph's features at its nodes.</summary>
    /// <param name="x">[groups×width].</param>
    /// <param name="rows">Which row belongs to which group.</param>
    /// <returns>[rows×width].</returns>
    /// <exception cref="ArgumentException">x has another number of rows than there are groups.</exception>
    public static Tensor Gather(this Tensor x, Grouping rows) => Tensors.Gather.Apply(x, rows, mean: false);
}

/// <summary>y[r] = x[group of r], or that over the group's size; the adjoint of <see cref="SegmentSum"/>.</summary>
internal sealed class Gather : Op
{
    private static readonly Gather Instance = new();

    internal static Tensor Apply(Tensor x, Grouping rows, bool mean)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (x.Shape.Rank != 2 || x.Shape[0] != rows.GroupCount)
        {
            throw new ArgumentException($"Gather: a tensor {x.Shape} for {rows.GroupCount} groups; expected a matrix with a row for each.");
        }

        return Instance.Run(new Shape(rows.RowCount, x.Shape[1]), new OpArguments { Rows = rows, First = mean }, x);
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs) =>
        engine.Gather(inputs[0].Storage!, arguments.Rows!, arguments.First, y.Storage!, y.Shape[1]);

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        if (sink.Wants(0))
        {
            sink.Add(0, SegmentSum.Apply(g, y.Arguments.Rows!, y.Arguments.First));
        }
    }
}
