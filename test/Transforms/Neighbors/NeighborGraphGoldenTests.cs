using Equivariant.ML.Data;
using Equivariant.ML.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>
/// A model file of every version that was ever written. For a new version, copy the file that <see cref="A_file_written_now_joins_as_those"/> leaves in
/// the output folder's Golden/written to Golden/offline, and that of a build with -p:MicrosoftML=package to Golden/package.
/// </summary>
public class NeighborGraphGoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden");

    /// <summary>Five nodes on a line.</summary>
    private static readonly Graph Line = new GraphBuilder(5).WithPositions([0, 1, 3, 7, 7.5f], 1).Build();

    private readonly MLContext ml = new(seed: 1);

    public static TheoryData<int> Versions => [.. Enumerable.Range(KindOf<NeighborGraphTransformer>().OldestReadable, KindOf<NeighborGraphTransformer>().Version)];

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_file_of_any_version_joins_as_it_did(int version) => AssertJoins(ml.Model.Load(Path.Combine(Folder, $"NeighborGraph-{version}.zip"), out _));

    [Fact]
    public void A_file_written_now_joins_as_those()
    {
        ITransformer model = ml.Transforms.RadiusGraph("Radius", 2.5, "Graph")
            .Append(ml.Transforms.RadiusGraph("Few", 5, "Graph", maxNeighbors: 1))
            .Append(ml.Transforms.NearestNeighborGraph("Nearest", 1, "Graph"))
            .Append(ml.Transforms.CompleteGraph("Complete", "Graph"))
            .Fit(View());
        Directory.CreateDirectory(Path.Combine(Folder, "written"));
        string path = Path.Combine(Folder, "written", $"NeighborGraph-{KindOf<NeighborGraphTransformer>().Version}.zip");
        ml.Model.Save(model, null, path);

        AssertJoins(ml.Model.Load(path, out _));
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

    private static ModelKind KindOf<TModel>()
        where TModel : ISavedModel => TModel.Kind;

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
