using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>A model file of neighbour graphs from before they were rules among others.</summary>
public class NeighborGraphGoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden");

    /// <summary>Five nodes on a line.</summary>
    private static readonly Graph Line = new GraphBuilder(5).WithPositions([0, 1, 3, 7, 7.5f], 1).Build();

    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void It_joins_as_it_did()
    {
        ITransformer model = ml.Model.Load(Path.Combine(Folder, "NeighborGraph-1.zip"), out _);
        AssertJoins(model);
        AssertJoins(Checks.Reload(model));
    }

    private void AssertJoins(ITransformer model)
    {
        Joined row = Assert.Single(ml.Data.CreateEnumerable<Joined>(model.Transform(View()), reuseRowObject: false));
        Assert.Equal([(1, 0), (0, 1), (2, 1), (1, 2), (4, 3), (3, 4)], Edges(row.Radius));
        Assert.Equal([(1, 0), (0, 1), (1, 2), (4, 3), (3, 4)], Edges(row.Few));
        Assert.Equal([(1, 0), (0, 1), (1, 2), (4, 3), (3, 4)], Edges(row.Nearest));
        Assert.Equal(20, row.Complete.EdgeCount);
    }

    private IDataView View() => ml.Data.LoadFromEnumerable([new Row { Graph = Line }]);

    private static IEnumerable<(int Source, int Target)> Edges(Graph graph) => graph.Sources.ToArray().Zip(graph.Targets.ToArray());

    private sealed class Row
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;
    }

    private sealed class Joined
    {
        [GraphColumn]
        public Graph Radius { get; set; } = null!;

        [GraphColumn]
        public Graph Few { get; set; } = null!;

        [GraphColumn]
        public Graph Nearest { get; set; } = null!;

        [GraphColumn]
        public Graph Complete { get; set; } = null!;
    }
}
