using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>
/// A model file of every rule, as its version was first written. For a new rule or version, copy the file that
/// <see cref="A_file_written_now_does_as_that"/> leaves in the output folder's Golden/written to Golden/offline, and that of a build with
/// -p:MicrosoftML=package to Golden/package.
/// </summary>
public class GraphVectorGoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden");

    private static readonly Graph Any = new GraphBuilder(4)
        .AddEdge(0, 1).AddEdge(1, 0).AddEdge(1, 0).AddEdge(1, 2).AddEdge(2, 2).AddEdge(2, 0)
        .WithEdgeWeights([2, 2, 0.5f, 3, 1, 0.25f])
        .Build();

    private readonly MLContext ml = new(seed: 1);

    public static TheoryData<string> Names => [.. VectorRules.All.Kinds.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_file_of_a_rule_does_as_it_did(string name) => AssertDoes(name, Path.Combine(Folder, FileOf(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_written_now_does_as_that(string name)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "written"));
        string path = Path.Combine(Folder, "written", FileOf(name));
        ml.Model.Save(new GraphVectorEstimator("Vector", "Graph", RuleOf(name)).Fit(View(name)), null, path);

        AssertDoes(name, path);
    }

    private void AssertDoes(string name, string path) =>
        SameVectors.Assert([RuleOf(name).Apply(Some(name))], ml.Model.Load(path, out _).Transform(View(name)).Read<VBuffer<float>>("Vector"));

    private IDataView View(string name) => ml.Data.LoadFromEnumerable([new Row { Graph = Some(name) }]);

    private static Graph Some(string name) => VectorRuleRows.Draw(RuleOf(name), new Random(1), _ => Any);

    private static string FileOf(string name) => $"GraphVector-{name}-{VectorRules.All.Kinds.Single(kind => kind.Name == name).Version}.zip";

    /// <summary>The form whose settings are in the file: the last of its rows.</summary>
    private static VectorRule RuleOf(string name) => VectorRuleRows.All.Last(rule => rule.Name == name);

    private sealed class Row
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;
    }
}
