using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Equivariant.ML.Mutagens;
using Equivariant.ML.Support;

namespace Equivariant.ML.Samples.Tests;

public class MutagensCommandTests
{
    private static Outcome Run(params string[] args) => Outcome.Of(MutagensCommand.Run, args);

    [Fact]
    public void Finds_the_group_that_it_made_mutagenic()
    {
        using var folder = new TemporaryFolder();

        Outcome run = Run("--folds", "2", "--epochs", "40", "--output", folder.File("new/folder"));

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("160 molecules, 80 of them mutagenic, of C, N, O, Cl.", run.Output, StringComparison.Ordinal);
        Assert.True(Number(run, @"Cross-validated accuracy ([\d.]+) ?%, standard error [\d.]+ ?%") > 90, run.Output);
        Assert.True(Number(run, @"Of 32 test molecules ([\d.]+) ?% are told right") > 90, run.Output);
        Assert.Equal(["losses.svg", "model.zip", "molecule.svg"], Directory.GetFiles(folder.File("new/folder")).Select(Path.GetFileName).Order());

        // The score hangs most on the nitro group's own atoms; where chlorine is, means next to nothing.
        Assert.Matches(@"without an atom:\s+\d+\.\d+  [NO]\d+\s", run.Output);
        Assert.True(Number(run, @" O +(-?[\d.]+) ±") > Number(run, @"Cl +(-?[\d.]+) ±"), run.Output);
        XElement picture = XDocument.Load(folder.File("new/folder/molecule.svg")).Root!;
        Assert.Contains(picture.Elements(), element => element.Name.LocalName == "text" && element.Value == "N");
    }

    [DataFact("mutag/MUTAG.zip")]
    public void Tells_which_of_MUTAG_are_mutagenic()
    {
        using var folder = new TemporaryFolder();

        Outcome run = Run("--data", SharedData.Path("mutag/MUTAG.zip"), "--folds", "2", "--epochs", "30", "--output", folder.Name);

        Assert.Equal("", run.Error);
        // All of them, or those that are left without isomorphic ones.
        Assert.Matches("MUTAG: (188 molecules, 125 of them mutagenic, of C, N, O, F, I, Cl, Br|135 molecules, 93 of them mutagenic, of C, N, O, F, Cl, Br).", run.Output);

        // Always saying yes is right of 67 or 69 %.
        Assert.True(Number(run, @"Cross-validated accuracy ([\d.]+) ?%") > 70, run.Output);
    }

    [Theory]
    [InlineData("--folds is '1'; expected a whole number from 2", "--folds", "1")]
    [InlineData("absent.zip", "--data", "absent.zip")]
    public void A_wrong_command_line_says_what_is_wrong(string expected, params string[] args)
    {
        Outcome run = Run(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Molecules_of_one_class_are_refused_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        folder.Write("ONE_A.txt", "1, 2\n2, 1\n");
        folder.Write("ONE_graph_indicator.txt", "1\n1\n2\n");
        folder.Write("ONE_graph_labels.txt", "1\n1\n");
        folder.Write("ONE_node_labels.txt", "0\n1\n0\n");

        Outcome run = Run("--data", folder.Name, "--output", folder.File("out"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("found 1 graph labels and 2 node labels; expected two classes of graphs, and nodes with labels.", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    private static double Number(Outcome run, string pattern) => double.Parse(Regex.Match(run.Output, pattern).Groups[1].Value, CultureInfo.InvariantCulture);
}
