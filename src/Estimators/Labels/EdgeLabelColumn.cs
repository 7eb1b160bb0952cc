using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>What an autoencoder learns from: the graph itself, as 1 for each ordered pair of different nodes that an edge joins and 0 for the others, by the first node, then by the second.</summary>
/// <param name="name">The column of graphs.</param>
/// <param name="width">The width of embeddings.</param>
/// <param name="largestLogit">Where logits are cut off, both ways; null for nowhere.</param>
internal sealed class EdgeLabelColumn(string name, int width, double? largestLogit) : LabelColumn(name)
{
    internal override string Nothing => $"The graph in column '{Name}' has fewer than two nodes";

    protected override string Expected => GraphDataViewType.Instance.ToString()!;

    protected override bool Accepts(DataViewType type) => type is GraphDataViewType;

    protected override bool Accepts(SchemaShape.Column column) => column.ItemType is GraphDataViewType;

    internal override IReadOnlyList<ScoreColumn> ScoreShape(SchemaShape.Column label) => Scores().Columns();

    internal override Func<GraphRow, long, float[]> Reader(DataViewRow row, DataViewSchema.Column label) => (about, position) =>
    {
        ReconstructedEdges.CheckSize(about.Graph, position);
        Check(about.Graph, position);
        return Pairs(about.Graph);
    };

    internal override Scores Learn(DataViewSchema.Column label, IReadOnlyList<LabelledRow> training) => Scores();

    /// <summary>The binary cross-entropy, summed over a graph's pairs.</summary>
    internal override Tensor Loss(Tensor prediction, PackedTargets targets, Scope scope) => CrossEntropy.OfTwo(
        largestLogit is { } most ? prediction.Clamp(-most, most) : prediction, scope.Constant(targets.Values, prediction.Shape), targets.WeightsOf(prediction.Shape, scope), targets.TotalWeight);

    /// <summary>Whether an edge joins them, of each ordered pair of different nodes.</summary>
    internal static float[] Pairs(Graph graph)
    {
        int others = graph.NodeCount - 1;
        var pairs = new float[graph.NodeCount * Math.Max(0, others)];
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            (int source, int target) = (graph.Sources[edge], graph.Targets[edge]);
            if (source != target)
            {
                pairs[(source * others) + target - (target > source ? 1 : 0)] = 1;
            }
        }

        return pairs;
    }

    /// <exception cref="InvalidOperationException">The graph is not what two embeddings without order can tell.</exception>
    private static void Check(Graph graph, long row)
    {
        var edges = new HashSet<(int, int)>(graph.EdgeCount);
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            (int source, int target) = (graph.Sources[edge], graph.Targets[edge]);
            _ = source != target
                ? edges.Add((source, target))
                : throw new InvalidOperationException($"Row {row}: node {source} has an edge to itself, which an autoencoder does not tell; expected none (Transforms.RemoveSelfLoops).");
        }

        foreach ((int source, int target) in edges)
        {
            if (!edges.Contains((target, source)))
            {
                throw new InvalidOperationException(
                    $"Row {row}: the graph has an edge from {source} to {target} and none back, while two embeddings tell the same of both directions; " +
                    "expected edges that go both ways (Transforms.ToUndirected).");
            }
        }
    }

    private EdgeScores Scores() => new() { EmbeddingWidth = width };
}
