using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Equivariant.ML.Sets;

namespace Equivariant.ML.Samples.Tests;

public class SetsCommandTests
{
    private static Outcome Run(params string[] args) => Outcome.Of(SetsCommand.Run, args);

    [Fact]
    public void Tells_the_kinds_that_it_made_up_in_any_order_where_their_means_do_not()
    {
        using var folder = new TemporaryFolder();

        Outcome run = Run("--output", folder.File("new/folder"));

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("900 sets of 30 to 100 points of 2 numbers", run.Output, StringComparison.Ordinal);
        Assert.True(Accuracy(run, "Deep Sets") > 88, run.Output);
        Assert.True(Accuracy(run, "the mean of their points") < 50, run.Output);
        Match same = Regex.Match(run.Output, @"shuffled, (\d+) of (\d+) sets are told the same; the most that a probability changes is (\S+)\.");
        Assert.Equal(same.Groups[1].Value, same.Groups[2].Value);
        Assert.True(double.Parse(same.Groups[3].Value, CultureInfo.InvariantCulture) < 1e-4, run.Output);
        Assert.Equal(["losses.svg", "model.zip", "sets.svg"], Directory.GetFiles(folder.File("new/folder")).Select(Path.GetFileName).Order());
        XElement[] drawn = [.. XDocument.Load(folder.File("new/folder/sets.svg")).Root!.Elements().Where(element => element.Name.LocalName == "g")];
        Assert.Equal(12, drawn.Length);
        Assert.All(drawn, set => Assert.True(set.Elements().Count(element => element.Name.LocalName == "circle") >= 30));
    }

    [Fact]
    public void Reads_sets_of_numbers()
    {
        using var folder = new TemporaryFolder();
        var text = new StringBuilder("basket,kind,price\n");
        for (int line = 0; line < 300; line++)
        {
            text.Append(CultureInfo.InvariantCulture, $"b{line % 60}, {(line % 2 == 0 ? "dear" : "cheap")}, {(line % 2 == 0 ? 9.5 : 1.5) + (line % 7)}\n");
        }

        Outcome run = Run("--data", folder.Write("baskets.csv", text.ToString()), "--epochs", "20", "--output", folder.File("out"));

        Assert.Equal("", run.Error);
        Assert.Contains("baskets.csv: 60 sets of 5 to 5 points of 1 numbers", run.Output, StringComparison.Ordinal);
        Assert.Equal(100, Accuracy(run, "Deep Sets"));
    }

    [Theory]
    [InlineData("set,kind,x\na,one,1\nb,two,much\n", "line 3: found 'b,two,much'; expected a set, its kind and 1 numbers")]
    [InlineData("set,kind,x\na,one,1\nb,two,NaN\n", "line 3")]
    [InlineData("set,kind,x\na,one,1\nb,two\n", "line 3")]
    [InlineData("set,kind\na,one\n", "line 2: found 'a,one'; expected a set, its kind and 1 numbers")]
    [InlineData("set,kind,x\na,one,1\na,two,1\n", "line 3: found kind 'two' of set 'a'; expected 'one', as before.")]
    [InlineData("set,kind,x\na,one,1\nb,one,1\n", "found 2 sets of one kind at most; expected two kinds or more.")]
    [InlineData("", "found 0 sets")]
    public void A_bad_file_is_named_and_nothing_is_written(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("bad.csv", text);

        Outcome run = Run("--data", file, "--output", folder.File("out"));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"Error: {file}", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    private static double Accuracy(Outcome run, string by) =>
        double.Parse(Regex.Match(run.Output, $@"Told right by {by}: ([\d.]+) ?% of the test sets").Groups[1].Value, CultureInfo.InvariantCulture);
}
