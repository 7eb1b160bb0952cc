using Equivariant.ML.Data;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>Some of the graphs that are to be trained with, which is enough to tell what a training will need.</summary>
/// <param name="Schema">What the graphs have.</param>
/// <param name="Graphs">The rows of each, which share it: one where rows are graphs. They stand in random order, but the largest first.</param>
/// <param name="GraphCount">How many graphs there are in all.</param>
/// <param name="LabelWidth">How many numbers are predicted for a row: quantities or classes.</param>
internal sealed record TrainingSample(GraphSchema Schema, IReadOnlyList<GraphRow[]> Graphs, int GraphCount, int LabelWidth = 1)
{
    private const int MostGraphs = 512;

    /// <summary>Of graphs that are all there are, and are rows.</summary>
    /// <param name="graphs">One at least.</param>
    /// <param name="labelWidth">How many numbers are predicted for a row: quantities or classes.</param>
    /// <exception cref="InvalidOperationException">A graph differs from the first.</exception>
    internal static TrainingSample Of(IReadOnlyList<Graph> graphs, int labelWidth = 1) =>
        new(GraphSchema.Learn(graphs), Some([.. graphs.Select(graph => new[] { new GraphRow(graph) })]), graphs.Count, labelWidth);

    /// <summary>Reads rows as a trainer with these options would, and keeps some graphs with all their rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or a graph differs from the first.</exception>
    internal static TrainingSample Read(GraphTrainerOptions options, IDataView data)
    {
        RowColumns columns = options.Rows;
        List<GraphRow> rows = columns.Find(data.Schema).Read(data);
        DataViewSchema.Column label = TrainingCost.TaskOf(options).Label.Find(data.Schema);
        GraphRow[][] groups = columns.Shape == RowShape.Graph
            ? [.. rows.Select(row => new[] { row })]
            : [.. rows.GroupBy(row => row.Graph).Select(group => group.ToArray())];
        if (groups.Length == 0)
        {
            throw new InvalidOperationException("There are no training rows.");
        }

        GraphSchema schema = GraphSchema.Learn([.. groups.Select(group => group[0].Graph)]);
        return new TrainingSample(schema, Some(groups), groups.Length, WidthOf(label.Type));
    }

    private static GraphRow[][] Some(GraphRow[][] groups)
    {
        GraphRow[][] shuffled = [.. groups];
        new SeededRandom(1).Shuffle<GraphRow[]>(shuffled);
        int largest = Enumerable.Range(0, shuffled.Length).MaxBy(i => (long)shuffled[i][0].Graph.NodeCount + shuffled[i][0].Graph.EdgeCount);
        (shuffled[0], shuffled[largest]) = (shuffled[largest], shuffled[0]);
        return shuffled[..Math.Min(MostGraphs, shuffled.Length)];
    }

    private static int WidthOf(DataViewType label) => label switch
    {
        VectorDataViewType vector => Math.Max(1, vector.Size),
        KeyDataViewType key => (int)Math.Min(int.MaxValue, key.Count),
        _ => 1,
    };
}
