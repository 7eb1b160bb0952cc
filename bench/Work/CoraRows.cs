using Equivariant.ML.Data;
using Microsoft.ML;

namespace Equivariant.ML.Bench.Work;

/// <summary>Cora's documents as rows of ML.NET, all of one graph, whose bags of words are over their sums.</summary>
internal sealed class CoraRows
{
    internal const int Classes = 7;

    private readonly MLContext ml;
    private readonly PlanetoidDataset cora;
    private readonly Graph graph;

    internal CoraRows(MLContext ml, PlanetoidDataset cora)
    {
        this.ml = ml;
        this.cora = cora;
        graph = cora.Graph.WithNormalizedNodeFeatures();
    }

    internal IDataView Training => Load(cora.Training);

    internal IDataView Validation => Load(cora.Validation);

    internal IDataView Test => Load(cora.Test);

    private IDataView Load(IReadOnlyList<int> nodes) =>
        ml.Data.LoadFromEnumerable(nodes.Select(node => new CitationRow { Graph = graph, Node = node, Label = (uint)cora.Labels[node] }).ToArray());
}
