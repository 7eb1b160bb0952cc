using Equivariant.ML.Data;
using Equivariant.ML.Data.Tests;
using Microsoft.ML;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>
/// A model file of every rule, as its version was first written. For a new rule or version, copy the file that
/// <see cref="A_file_written_now_does_as_that"/> leaves in the output folder's Golden/written to Golden/offline, and that of a build with
/// -p:MicrosoftML=package to Golden/package.
/// </summary>
public class GraphRewriteGoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden");

    private readonly MLContext ml = new(seed: 1);

    public static TheoryData<string> Names => [.. GraphRewriteRules.All.Kinds.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_file_of_a_rule_does_as_it_did(string name) => AssertDoes(name, Path.Combine(Folder, FileOf(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_written_now_does_as_that(string name)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "written"));
        string path = Path.Combine(Folder, "written", FileOf(name));
        ml.Model.Save(new GraphRewriteEstimator("Other", "Graph", RuleOf(name)).Fit(View(name)), null, path);

        AssertDoes(name, path);
    }

    private void AssertDoes(string name, string path) =>
        RandomGraphs.AssertSame(RuleOf(name).Apply(Some(name)), Assert.Single(ml.Model.Load(path, out _).Transform(View(name)).Read<Graph>("Other")));

    private IDataView View(string name) => ml.Data.LoadFromEnumerable([new Row { Graph = Some(name) }]);

    private static Graph Some(string name) => GraphRewriteRows.Draw(RuleOf(name), new Random(1));

    private static string FileOf(string name) => $"GraphRewrite-{name}-{GraphRewriteRules.All.Kinds.Single(kind => kind.Name == name).Version}.zip";

    /// <summary>The form whose settings are in the file: the last of its rows.</summary>
    private static GraphRewriteRule RuleOf(string name) => GraphRewriteRows.All.Last(rule => rule.Name == name);

    private sealed class Row
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;
    }
}
