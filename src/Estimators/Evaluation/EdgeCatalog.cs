using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Evaluation of graphs that were reconstructed.</summary>
public static class EdgeCatalog
{
    /// <summary>Compares what an autoencoder tells of the pairs of each graph's nodes with the graph's edges.</summary>
    /// <param name="catalog">The binary classification catalog.</param>
    /// <param name="data">Scored rows.</param>
    /// <param name="graphColumnName">The column of graphs.</param>
    /// <param name="scoreColumnName">The column of logits, row-major [nodes×nodes] (a vector of Single); its diagonal is not read.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="InvalidOperationException">A row has no graph or other scores than pairs, or there are no pairs at all.</exception>
    public static EdgeMetrics EvaluateEdges(
        this BinaryClassificationCatalog catalog, IDataView data, string graphColumnName = "Graph", string scoreColumnName = "Score")
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        RowColumns.Bound graphs = new RowColumns(graphColumnName).Find(data.Schema);
        DataViewSchema.Column score = Columns.Require(
            data.Schema, scoreColumnName, "score", type => type is VectorDataViewType vector && vector.ItemType.Equals(NumberDataViewType.Single), "Vector<Single>");
        using DataViewRowCursor rows = data.GetRowCursor([.. graphs.All, score]);
        Func<long, GraphRow> rowOf = graphs.Reader(rows);
        ValueGetter<VBuffer<float>> scores = rows.GetGetter<VBuffer<float>>(score);
        VBuffer<float> found = default;
        var sum = new EdgeErrors();
        while (rows.MoveNext())
        {
            Graph graph = rowOf(rows.Position).Graph;
            scores(ref found);
            if (found.Length != (long)graph.NodeCount * graph.NodeCount)
            {
                throw new InvalidOperationException(
                    $"Row {rows.Position}: '{scoreColumnName}' has {found.Length} numbers; expected {(long)graph.NodeCount * graph.NodeCount}, one for each pair of {graph.NodeCount} nodes.");
            }

            sum.Add(graph, [.. found.DenseValues()]);
        }

        return sum.PairCount > 0 ? sum.ToMetrics() : throw new InvalidOperationException($"The graphs of column '{graphColumnName}' have no pairs of nodes; expected some to judge by.");
    }
}
