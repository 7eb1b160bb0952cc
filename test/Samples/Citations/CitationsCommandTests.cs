using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Equivariant.ML.Citations;
using Equivariant.ML.Support;

namespace Equivariant.ML.Samples.Tests;

public class CitationsCommandTests
{
    private static Outcome Run(params string[] args) => Outcome.Of(CitationsCommand.Run, args);

    [Fact]
    public void Tells_the_topics_that_it_made_up_and_draws_what_one_hangs_on()
    {
        using var folder = new TemporaryFolder();

        Outcome run = Run("--output", folder.File("new/folder"));

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("papers made up: 500 papers of 5 topics", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"papers made up: epoch 200 of 200, error [\d.]+", run.Output);
        Assert.True(TestAccuracy(run) > 85, run.Output);
        Assert.Matches(@"1 Gravity +\d+ +\d+ +\d+ +\d+ +\d+", run.Output);
        Assert.Matches(@"Paper \d+ is about '\w+' with probability \d+", run.Output);
        Assert.Equal(["losses.svg", "model.zip", "neighborhood.svg"], Directory.GetFiles(folder.File("new/folder")).Select(Path.GetFileName).Order());
        XElement picture = XDocument.Load(folder.File("new/folder/neighborhood.svg")).Root!;
        Assert.Single(picture.Elements(), element => element.Value.Contains("the one that is asked about", StringComparison.Ordinal) && element.Name.LocalName == "circle");
        Assert.Contains(picture.Elements(), element => element.Name.LocalName == "line" && element.Attribute("stroke")!.Value != "#d9d9d9");
    }

    [Theory]
    [InlineData("cheb")]
    [InlineData("gat")]
    [InlineData("gcnii")]
    public void Trains_other_networks(string network)
    {
        using var folder = new TemporaryFolder();

        Outcome run = Run("--network", network, "--epochs", "2", "--output", folder.Name);

        Assert.Equal("", run.Error);
        Assert.Contains("2 epochs took", run.Output, StringComparison.Ordinal);
    }

    [DataFact("cora/ind.cora.graph")]
    public void Tells_the_topics_of_Cora()
    {
        using var folder = new TemporaryFolder();

        Outcome run = Run("--data", SharedData.Path("cora"), "--epochs", "60", "--output", folder.Name);

        Assert.Equal("", run.Error);
        Assert.Contains("cora: 2,708 papers of 7 topics, 5,278 citations, 1,433 words.", run.Output, StringComparison.Ordinal);
        Assert.Contains("The topics of 140 are told; 500 choose the epoch and 1,000 judge the model.", run.Output, StringComparison.Ordinal);
        Assert.True(TestAccuracy(run) > 75, run.Output);
        Assert.Contains("Genetic algorithms", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Argument 'mlp' not recognized", "--network", "mlp")]
    [InlineData("--epochs is '-1'; expected a whole number from 0", "--epochs", "-1")]
    public void A_wrong_command_line_says_what_is_wrong(string expected, params string[] args)
    {
        Outcome run = Run(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_the_files_is_refused_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();

        Outcome run = Run("--data", folder.Name, "--output", folder.File("out"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("ind.cora.allx", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    private static double TestAccuracy(Outcome run) =>
        double.Parse(Regex.Match(run.Output, @"validation papers, ([\d.]+) ?% of the test papers").Groups[1].Value, CultureInfo.InvariantCulture);
}
