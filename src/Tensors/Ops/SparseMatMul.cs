namespace Equivariant.ML.Tensors;

public static partial class TensorOps
{
    /// <summary>
    /// The product of a sparse matrix and a dense one: y[r] = Σ w[e]·x[column of e] over the entries e of row r. A graph's edges are such a
    /// matrix, their targets the rows and their sources the columns; so is a bag of words.
    /// </summary>
    /// <param name="x">[columns×width].</param>
    /// <param name="rows">Each entry's row.</param>
    /// <param name="columns">Each entry's column.</param>
    /// <param name="weights">Each entry's value, [entries]; null where all are 1.</param>
    /// <returns>[rows×width]; of a row without entries, 0.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit the groupings, or the groupings each other.</exception>
    public static Tensor SparseMatMul(this Tensor x, Grouping rows, Grouping columns, Tensor? weights = null) =>
        Tensors.SparseMatMul.Apply(x, rows, columns, weights);
}

/// <summary>
/// y = S·x, S given by its entries: a fused op, composed of <see cref="Gather"/>, a product and <see cref="SegmentSum"/>.
/// Its adjoint is the same op with rows and columns exchanged; the entries' gradient is <see cref="PairDots"/>.
/// </summary>
internal sealed class SparseMatMul : Op
{
    private static readonly SparseMatMul Instance = new();

    internal static Tensor Apply(Tensor x, Grouping rows, Grouping columns, Tensor? weights)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        if (x.Shape.Rank != 2 || x.Shape[0] != columns.GroupCount || rows.RowCount != columns.RowCount ||
            (weights is { } given && given.Shape != new Shape(rows.RowCount)))
        {
            throw new ArgumentException(
                $"SparseMatMul: {rows.RowCount} entries in {rows.GroupCount} rows, {columns.RowCount} entries in {columns.GroupCount} columns" +
                $"{(weights is { } w ? $" of weights {w.Shape}" : "")} and {x.Shape} do not fit.");
        }

        var shape = new Shape(rows.GroupCount, x.Shape[1]);
        var arguments = new OpArguments { Rows = rows, MoreRows = columns };
        return weights is { } each ? Instance.Run(shape, arguments, x, each) : Instance.Run(shape, arguments, x);
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs) =>
        engine.SparseMatMul(
            inputs[0].Storage!, arguments.Rows!, arguments.MoreRows!, inputs.Length > 1 ? inputs[1].Storage! : null, y.Storage!, y.Shape[1]);

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        Grouping rows = y.Arguments.Rows!, columns = y.Arguments.MoreRows!;
        bool weighted = y.Inputs.Count > 1;
        if (sink.Wants(0))
        {
            sink.Add(0, Apply(g, columns, rows, weighted ? y.Input(1) : null));
        }

        if (weighted && sink.Wants(1))
        {
            sink.Add(1, PairDots.Apply(g, rows, y.Input(0), columns));
        }
    }
}
