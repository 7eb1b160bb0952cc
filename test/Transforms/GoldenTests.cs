using Equivariant.ML.Data;
using Equivariant.ML.Data.Tests;
using Equivariant.ML.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>
/// A model file of every version that was ever written. For a new version, copy the file that <see cref="A_file_written_now_does_as_those"/> leaves in
/// the output folder's Golden/written to Golden/offline, and that of a build with -p:MicrosoftML=package to Golden/package.
/// </summary>
public class GoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden");

    private static readonly Graph Full = new GraphBuilder(3)
        .AddEdge(2, 0).AddEdge(0, 1)
        .WithNodeFeatures([1, 2, 3, 4, 5, 6], 2)
        .WithEdgeFeatures([0.5f, -0f], 1)
        .WithEdgeWeights([2, 3])
        .WithPositions([0, 1, 2, 3, 4, 5], 2)
        .WithVelocities([5, 4, 3, 2, 1, 0], 2)
        .WithNodeTypes([8, 1, 1])
        .WithEdgeTypes([0, 1])
        .Build();

    private readonly MLContext ml = new(seed: 1);

    private static readonly ModelKind[] All = [KindOf<AssembleGraphTransformer>(), KindOf<AttachGraphTransformer>(), KindOf<ExpandNodesTransformer>()];

    public static TheoryData<string> Kinds => [.. All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Files_of_every_version_do_as_they_did(string name)
    {
        ModelKind kind = All.Single(kind => kind.Name == name);
        for (int version = kind.OldestReadable; version <= kind.Version; version++)
        {
            AssertDoes(name, ml.Model.Load(Path.Combine(Folder, $"{name}-{version}.zip"), out _));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_written_now_does_as_those(string name)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "written"));
        string path = Path.Combine(Folder, "written", $"{name}-{All.Single(kind => kind.Name == name).Version}.zip");
        ml.Model.Save(Make(name), null, path);

        AssertDoes(name, ml.Model.Load(path, out _));
    }

    private ITransformer Make(string kind) => kind switch
    {
        "AssembleGraph" => ml.Transforms.AssembleGraph(new AssembleGraphEstimator.Options
        {
            OutputColumnName = "Made",
            NodeCountColumnName = "NodeCount",
            NodeFeaturesColumnName = "NodeFeatures",
            NodeFeatureWidth = 2,
            NodeTypesColumnName = "NodeTypes",
            PositionsColumnName = "Positions",
            VelocitiesColumnName = "Velocities",
            Dimension = 2,
            EdgeSourcesColumnName = "Sources",
            EdgeTargetsColumnName = "Targets",
            EdgeFeaturesColumnName = "EdgeFeatures",
            EdgeWeightsColumnName = "EdgeWeights",
            EdgeTypesColumnName = "EdgeTypes",
        }).Fit(Plain()),
        "AttachGraph" => ml.Transforms.AttachGraph("Made", Full).Fit(Plain()),
        _ => ml.Transforms.ExpandNodes("Molecule", "Atom", NodeValues.Scalar("Type", "Types"), NodeValues.Vector("Place", "Places", 2), NodeValues.Vector("Any", "Places"))
            .Fit(Molecules()),
    };

    private void AssertDoes(string kind, ITransformer model)
    {
        if (kind != "ExpandNodes")
        {
            RandomGraphs.AssertSame(Full, Assert.Single(model.Transform(Plain()).Read<Graph>("Made")));
            return;
        }

        Atom[] atoms = [.. ml.Data.CreateEnumerable<Atom>(model.Transform(Molecules()), reuseRowObject: false)];
        Assert.Equal([0, 1, 2], atoms.Select(atom => atom.Index));
        Assert.Equal([8, 1, 1], atoms.Select(atom => atom.Type));
        Assert.Equal([[0, 1], [2, 3], [4, 5]], atoms.Select(atom => atom.Place));
        Assert.Equal([[0, 1], [2, 3], [4, 5]], atoms.Select(atom => atom.Any));
    }

    private IDataView Plain() => ml.Data.LoadFromEnumerable(
    [
        new PlainRow
        {
            NodeCount = 3,
            NodeFeatures = Full.NodeFeatures.ToArray(),
            NodeTypes = Full.NodeTypes.ToArray(),
            Positions = Full.Positions.ToArray(),
            Velocities = Full.Velocities.ToArray(),
            Sources = Full.Sources.ToArray(),
            Targets = Full.Targets.ToArray(),
            EdgeFeatures = Full.EdgeFeatures.ToArray(),
            EdgeWeights = Full.EdgeWeights.ToArray(),
            EdgeTypes = Full.EdgeTypes.ToArray(),
        },
    ]);

    private IDataView Molecules() => ml.Data.LoadFromEnumerable([new Molecule { Graph = Full, Types = Full.NodeTypes.ToArray(), Places = Full.Positions.ToArray() }]);

    private static ModelKind KindOf<TModel>()
        where TModel : ISavedModel => TModel.Kind;

    private sealed class Molecule
    {
        [GraphColumn]
        [ColumnName("Molecule")]
        public Graph Graph { get; set; } = null!;

        public int[] Types { get; set; } = [];

        public float[] Places { get; set; } = [];
    }

    private sealed class Atom
    {
        [ColumnName("Atom")]
        public int Index { get; set; }

        public int Type { get; set; }

        public float[] Place { get; set; } = [];

        public float[] Any { get; set; } = [];
    }
}
