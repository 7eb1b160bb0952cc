using System.IO.Compression;
using System.Text;
using Equivariant.ML.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public sealed class TuReaderTests : IDisposable
{
    /// <summary>Two graphs: a path of three nodes, and an edge whose nodes come between them.</summary>
    private static readonly Dictionary<string, string> Small = new()
    {
        ["S_A.txt"] = "1, 2\n2, 1\n2, 5\n5, 2\n4, 3\n",
        ["S_graph_indicator.txt"] = "1\n1\n2\n2\n1\n",
        ["S_graph_labels.txt"] = "-1\n1\n",
        ["S_node_labels.txt"] = "6\n8\n6\n1\n8\n",
        ["S_edge_labels.txt"] = "-2\n-2\n3\n3\n-2\n",
        ["S_node_attributes.txt"] = "1,10\n2,20\n3,30\n4,40\n5,5e1\n",
        ["S_edge_attributes.txt"] = "0.5\n0.5\n1.5\n1.5\n2.5\n",
        ["S_graph_attributes.txt"] = "0.25, 1\n-3, 2\n",
    };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tu-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Nodes_and_edges_come_to_their_graphs_with_all_that_is_known_of_them() => Assert.All([Folder(Small), Zip(Small)], path =>
    {
        TuDataset data = TuReader.Read(path);

        Assert.Equal(("S", 2), (data.Name, data.Graphs.Count));
        Assert.Equal([-1, 1], data.Labels);
        Assert.Equal([[0.25, 1], [-3, 2]], data.Targets);
        Assert.Equal([1, 6, 8], data.NodeTypes);
        Assert.Equal([-2, 3], data.EdgeTypes);
        RandomGraphs.AssertSame(
            new GraphBuilder(3).AddEdges([0, 1, 1, 2], [1, 0, 2, 1]).WithNodeTypes([1, 2, 2]).WithEdgeTypes([0, 0, 1, 1])
                .WithNodeFeatures([1, 10, 2, 20, 5, 50], 2).WithEdgeFeatures([0.5f, 0.5f, 1.5f, 1.5f], 1).Build(),
            data.Graphs[0]);
        RandomGraphs.AssertSame(
            new GraphBuilder(2).AddEdge(1, 0).WithNodeTypes([1, 0]).WithEdgeTypes([0]).WithNodeFeatures([3, 30, 4, 40], 2).WithEdgeFeatures([2.5f], 1).Build(),
            data.Graphs[1]);
    });

    [Fact]
    public void Only_edges_and_whose_nodes_are_whose_must_be_there()
    {
        TuDataset data = TuReader.Read(Zip(Small.Where(file => file.Key is "S_A.txt" or "S_graph_indicator.txt").ToDictionary()));

        Assert.Equal(2, data.Graphs.Count);
        Assert.Empty(data.Labels);
        Assert.Empty(data.Targets);
        Assert.Equal((0, 0), (data.Graphs[0].NodeTypes.Length, data.Graphs[0].NodeFeatureWidth));
    }

    [DataFact("mutag/MUTAG.zip")]
    public void Mutag_is_what_it_is()
    {
        TuDataset data = TuReader.Read(SharedData.Path("mutag/MUTAG.zip"));

        // As it was published, or without the graphs that are the same as others (Ivanov, Sviridov and Burnaev 2019).
        (int, int, int, int, int, int) found = (
            data.Graphs.Count, data.Graphs.Sum(graph => graph.NodeCount), data.Graphs.Sum(graph => graph.EdgeCount), data.Labels.Count(label => label == 1),
            data.NodeTypes.Count, data.EdgeTypes.Count);
        Assert.Contains(found, new[] { (188, 3371, 7442, 125, 7, 4), (135, 2545, 5626, 93, 6, 4) });
    }

    [Theory]
    [InlineData("S_A.txt", "1, 3\n", "S_A.txt, line 1: found an edge from node 1 to 3; expected two of the 5 nodes, in the same graph.")]
    [InlineData("S_A.txt", "1, 2\n2, 9\n", "S_A.txt, line 2: found an edge from node 2 to 9")]
    [InlineData("S_A.txt", "1, 2\n2 1\n", "S_A.txt, line 2: found '2 1'; expected a whole number.")]
    [InlineData("S_A.txt", "1, 2, 3\n", "S_A.txt, line 1: found 3 numbers; expected 2.")]
    [InlineData("S_graph_indicator.txt", "1\n1\n3\n2\n1\n", "S_graph_indicator.txt, line 3: found graph 3; expected 1 to 2.")]
    [InlineData("S_graph_indicator.txt", "1\n1\n0\n2\n1\n", "line 3: found graph 0")]
    [InlineData("S_graph_labels.txt", "", "line 1: found graph 1; expected 1 to 0")]
    [InlineData("S_node_labels.txt", "1\n", "S_node_labels.txt, line 1: found the end of the file; expected 5 lines.")]
    [InlineData("S_node_labels.txt", "1\n1\n1\n1\n1\n1\n", "line 6: found more than 5 lines")]
    [InlineData("S_node_attributes.txt", "1\n2\n3,4\n", "line 3: found 2 numbers; expected 1.")]
    [InlineData("S_node_attributes.txt", "1\nNaN\n", "line 2: found 'NaN'; expected a number of single precision.")]
    public void A_part_that_does_not_fit_is_named_with_its_line(string part, string text, string expected)
    {
        string path = Zip(new(Small) { [part] = text });

        Assert.Contains(expected, Assert.Throws<GraphFormatException>(() => TuReader.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_data_set_is_refused()
    {
        string none = Zip([]);
        Assert.Contains("found 0 files named NAME_graph_indicator.txt", Assert.Throws<GraphFormatException>(() => TuReader.Read(none)).Message, StringComparison.Ordinal);
        string text = Path.Combine(folder.FullName, "text.zip");
        File.WriteAllText(text, "not an archive");
        Assert.Contains("no sound zip archive", Assert.Throws<GraphFormatException>(() => TuReader.Read(text)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => TuReader.Read(Path.Combine(folder.FullName, "absent.zip")));

        // One graph, says the file, and its number is the largest there is.
        string huge = Zip(new() { ["S_A.txt"] = "", ["S_graph_indicator.txt"] = "2147483647\n" });
        Assert.Contains("expected 1 to 1", Assert.Throws<GraphFormatException>(() => TuReader.Read(huge)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_archives_and_files_are_read_or_refused_and_nothing_else() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        string path;
        if (random.Next(2) == 0)
        {
            path = Zip(Small);
            byte[] bytes = File.ReadAllBytes(path);
            for (int i = random.Next(1, 6); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, random.Next(3) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
        }
        else
        {
            string part = Small.Keys.ElementAt(random.Next(Small.Count));
            var text = new StringBuilder(Small[part]);
            for (int i = random.Next(1, 4); i > 0; i--)
            {
                text[random.Next(text.Length)] = "0123456789,.-\n e"[random.Next(16)];
            }

            path = Zip(new(Small) { [part] = text.ToString() });
        }

        try
        {
            _ = TuReader.Read(path);
        }
        catch (GraphFormatException)
        {
        }
    }).QuickCheckThrowOnFailure();

    private string Folder(Dictionary<string, string> files)
    {
        DirectoryInfo made = folder.CreateSubdirectory(Path.GetRandomFileName());
        foreach ((string name, string text) in files)
        {
            File.WriteAllText(Path.Combine(made.FullName, name), text);
        }

        return made.FullName;
    }

    private string Zip(Dictionary<string, string> files)
    {
        string path = Path.Combine(folder.FullName, Path.GetRandomFileName());
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach ((string name, string text) in files)
        {
            using var writer = new StreamWriter(archive.CreateEntry($"S/{name}").Open());
            writer.Write(text);
        }

        return path;
    }
}
