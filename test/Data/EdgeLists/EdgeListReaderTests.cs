using System.Text;
using Equivariant.ML.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public sealed class EdgeListReaderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("edges-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Edges_go_both_ways_unless_they_are_said_not_to()
    {
        string edges = File("# who knows whom\nann bob\nbob\tcy\n\n% more\ncy,cy\n");
        NamedGraph both = EdgeListReader.Read(edges);
        NamedGraph one = EdgeListReader.Read(edges, options: new() { Directed = true });

        Assert.Equal(["ann", "bob", "cy"], both.Names);
        Assert.Equal([(0, 1), (1, 0), (1, 2), (2, 1), (2, 2)], Edges(both.Graph).Order());
        Assert.Equal([(0, 1), (1, 2), (2, 2)], Edges(one.Graph).Order());
        Assert.Equal((0, 0), (both.Graph.EdgeWeights.Length, both.Graph.NodeFeatureWidth));
        Assert.Empty(both.Labels);
    }

    [Fact]
    public void Weights_features_and_labels_come_along()
    {
        string edges = File("from;to;weight\n7;3;0.5\n3;9;-2\n");
        string nodes = File("id,age,kind,\"shoe, size\"\n3,30,\"a \"\"b\"\"\",40.5\n9,50,c,1e1\n7,70,,39\n");
        NamedGraph read = EdgeListReader.Read(edges, nodes, new() { HasHeader = true, LabelColumn = "kind" });

        Assert.Equal(["3", "9", "7"], read.Names);
        Assert.Equal(["a \"b\"", "c", ""], read.Labels);
        Assert.Equal([30, 40.5f, 50, 10, 70, 39], read.Graph.NodeFeatures.ToArray());
        Assert.Equal([(0, 1, -2), (0, 2, 0.5f), (1, 0, -2), (2, 0, 0.5f)], Edges(read.Graph).Zip(read.Graph.EdgeWeights.ToArray(), (edge, weight) => (edge.Source, edge.Target, weight)).Order());
    }

    [DataFact("karate/karate.edgelist")]
    public void The_karate_club_is_read()
    {
        NamedGraph club = EdgeListReader.Read(SharedData.Path("karate/karate.edgelist"));

        Assert.Equal((34, 156), (club.Graph.NodeCount, club.Graph.EdgeCount));
    }

    [Theory]
    [InlineData("a b\nc\n", null, "line 2: found 'c'; expected two names.")]
    [InlineData("a b c d\n", null, "line 1: found 'a b c d'; expected two names, and perhaps a weight.")]
    [InlineData("a b 1\na c\n", null, "line 2: found 'a c'; expected two names and a weight.")]
    [InlineData("a b x\n", null, "line 1: found 'x'; expected a weight")]
    [InlineData("a b 1e99\n", null, "line 1: found '1e99'; expected a weight")]
    [InlineData("a z\n", "id\na\n", "line 1: found 'z'; expected one of the 1 nodes of the table.")]
    [InlineData("", "", "line 1: found the end of the file; expected the names of columns.")]
    [InlineData("", "id,x\na,1\na,2\n", "found 'a' twice; expected each node once.")]
    [InlineData("", "id,x\na\n", "line 2: found 1 fields; expected 2, as the first line has.")]
    [InlineData("", "id,x\na,many\n", "line 2: found 'many' in column 'x'; expected a number")]
    [InlineData("", "id,x\n\"a,1\n", "line 2: found '\"a,1', with quotes that do not end")]
    public void What_is_no_such_file_is_refused_with_its_line(string edges, string? nodes, string expected)
    {
        string edgeFile = File(edges);
        string? nodeFile = nodes is null ? null : File(nodes);

        Assert.Contains(expected, Assert.Throws<GraphFormatException>(() => EdgeListReader.Read(edgeFile, nodeFile)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_labels_must_be_there()
    {
        string edges = File("a a\n");
        string nodes = File("id,x\na,1\n");
        Assert.Contains("no column 'y'", Assert.Throws<GraphFormatException>(() => EdgeListReader.Read(edges, nodes, new() { LabelColumn = "y" })).Message, StringComparison.Ordinal);
        Assert.Contains("no table of nodes", Assert.Throws<ArgumentException>(() => EdgeListReader.Read(edges, options: new() { LabelColumn = "y" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_files_are_read_or_refused_and_nothing_else() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        var edges = new StringBuilder("a b 1\nb c 2.5\n# c\nc a 3\n");
        var nodes = new StringBuilder("id,x,\"y\"\na,1,2\n\"b\",2,3\nc,0.5,-1\n");
        foreach (StringBuilder text in new[] { edges, nodes })
        {
            for (int i = random.Next(4); i > 0; i--)
            {
                text[random.Next(text.Length)] = "abc01 ,;\"\n#-.e"[random.Next(14)];
            }
        }

        try
        {
            _ = EdgeListReader.Read(File(edges.ToString()), random.Next(3) == 0 ? null : File(nodes.ToString()));
        }
        catch (GraphFormatException)
        {
        }
    }).QuickCheckThrowOnFailure();

    private string File(string text)
    {
        string path = Path.Combine(folder.FullName, Path.GetRandomFileName());
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private static IEnumerable<(int Source, int Target)> Edges(Graph graph) => graph.Sources.ToArray().Zip(graph.Targets.ToArray());
}
