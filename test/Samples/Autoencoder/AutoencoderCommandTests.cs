using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Equivariant.ML.Autoencoder;
using Equivariant.ML.Support;

namespace Equivariant.ML.Samples.Tests;

public class AutoencoderCommandTests
{
    private static Outcome Run(params string[] args) => Outcome.Of(AutoencoderCommand.Run, args);

    [Fact]
    public void Tells_the_edges_of_graphs_that_it_drew_and_draws_them()
    {
        using var folder = new TemporaryFolder();

        Outcome run = Run("--graphs", "120", "--epochs", "8", "--output", folder.File("new/folder"));

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("communities drawn: 120 graphs of 12 to 20 nodes", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"communities drawn: epoch 8 of 8, error [\d.]+", run.Output);
        (double alone, double told) = (Wrong(run, "one probability for all"), Wrong(run, "EGNN"));
        Assert.True(alone is > 25 and < 45, run.Output);
        Assert.True(told < alone / 2, run.Output);
        Assert.Equal(["graphs.svg", "losses.svg", "model.zip"], Directory.GetFiles(folder.File("new/folder")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_picture_has_as_many_coloured_lines_as_pairs_are_wrong()
    {
        using var folder = new TemporaryFolder();

        // Of the graphs kept for the test there are no more than the picture has room for.
        Outcome run = Run("--graphs", "60", "--epochs", "6", "--output", folder.Name);

        XElement[] drawn = [.. XDocument.Load(folder.File("graphs.svg")).Root!.Elements().Where(element => element.Name.LocalName == "g")];
        Assert.Equal(12, drawn.Length);
        int wrong = 0;
        int pairs = 0;
        foreach (XElement graph in drawn)
        {
            int colored = graph.Elements().Count(element => element.Name.LocalName == "line" && element.Attribute("stroke")!.Value != "#9a9a9a");
            int nodes = graph.Elements().Count(element => element.Name.LocalName == "circle");
            Assert.Equal($"{colored} of {nodes * (nodes - 1) / 2} pairs wrong", graph.Value.Trim());
            wrong += colored;
            pairs += nodes * (nodes - 1) / 2;
        }

        Assert.True(wrong > 0, run.Output);
        Assert.Equal(Wrong(run, "EGNN"), 100.0 * wrong / pairs, 0.006);
    }

    [Fact]
    public void Reads_edges_that_go_one_way_and_loops()
    {
        using var folder = new TemporaryFolder();

        Outcome run = Run("--data", Paths(folder, graphs: 12), "--epochs", "1", "--output", folder.File("out"));

        Assert.Equal("", run.Error);
        Assert.Contains("PATHS: 12 graphs of 4 to 4 nodes", run.Output, StringComparison.Ordinal);
        Assert.Equal(50, Wrong(run, "one probability for all"));
    }

    [DataFact("mutag/MUTAG.zip")]
    public void Reads_MUTAG()
    {
        using var folder = new TemporaryFolder();

        Outcome run = Run("--data", SharedData.Path("mutag/MUTAG.zip"), "--epochs", "4", "--output", folder.Name);

        Assert.Equal("", run.Error);
        Assert.Matches("MUTAG: (188|135) graphs of 10 to 28 nodes", run.Output);
        double[] nats = [.. Regex.Matches(run.Output, @"cross-entropy ([\d.]+) nats").Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
        Assert.Equal(2, nats.Length);
        Assert.True(nats[1] < 0.85 * nats[0], run.Output);
    }

    [Theory]
    [InlineData("--graphs is '9'; expected a whole number from 10", "--graphs", "9")]
    [InlineData("--epochs is '0'; expected a whole number from 1", "--epochs", "0")]
    public void A_wrong_command_line_says_what_is_wrong(string expected, params string[] args)
    {
        Outcome run = Run(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_graphs_are_refused_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        string file = Paths(folder, graphs: 3);

        Outcome run = Run("--data", file, "--output", folder.File("out"));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"Error: {file}: found 3 graphs of two nodes or more; expected 10 or more.", run.Error.Trim());
        Assert.False(Directory.Exists(folder.File("out")));
    }

    /// <summary>An archive of graphs that are paths of four nodes, whose edges go one way, each with a loop at its end.</summary>
    private static string Paths(TemporaryFolder folder, int graphs)
    {
        string path = folder.File("PATHS.zip");
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Write("A", Enumerable.Range(0, 4 * graphs).Select(node => $"{node + 1}, {(node % 4 == 3 ? node + 1 : node + 2)}"));
        Write("graph_indicator", Enumerable.Range(0, 4 * graphs).Select(node => $"{(node / 4) + 1}"));
        return path;

        void Write(string name, IEnumerable<string> lines)
        {
            using var writer = new StreamWriter(archive.CreateEntry($"PATHS/PATHS_{name}.txt").Open());
            writer.Write(string.Join('\n', lines) + "\n");
        }
    }

    private static double Wrong(Outcome run, string by) =>
        double.Parse(Regex.Match(run.Output, $@"Pairs told wrongly by {by}: ([\d.]+) %").Groups[1].Value, CultureInfo.InvariantCulture);
}
