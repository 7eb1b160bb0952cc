using System.Xml.Linq;
using Equivariant.ML.Societies;
using Equivariant.ML.Support;

namespace Equivariant.ML.Samples.Tests;

public class CommunitiesCommandTests
{
    private static Outcome Run(params string[] args) => Outcome.Of(CommunitiesCommand.Run, args);

    [Fact]
    public void Finds_the_three_that_it_made_up_and_draws_them()
    {
        using var folder = new TemporaryFolder();

        Outcome run = Run("--output", folder.File("new/folder"));

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("The widest gap is behind the first 3: so many communities.", run.Output, StringComparison.Ordinal);
        Assert.Contains("  1:   30 people", run.Output, StringComparison.Ordinal);
        Assert.Contains("  2:   24 people", run.Output, StringComparison.Ordinal);
        Assert.Contains("  3:   18 people", run.Output, StringComparison.Ordinal);
        Assert.Equal(["communities.svg", "model.zip"], Directory.GetFiles(folder.File("new/folder")).Select(Path.GetFileName).Order());
        XElement picture = XDocument.Load(folder.File("new/folder/communities.svg")).Root!;
        Assert.Equal(72 + 3, picture.Elements().Count(element => element.Name.LocalName == "circle"));
        Assert.Equal(3, picture.Elements().Where(element => element.Name.LocalName == "circle").Select(circle => circle.Attribute("fill")!.Value).Distinct().Count());
    }

    [DataFact("karate/karate.edgelist")]
    public void Reads_the_karate_club()
    {
        using var folder = new TemporaryFolder();

        Outcome run = Run("--data", SharedData.Path("karate/karate.edgelist"), "--clusters", "2", "--output", folder.Name);

        Assert.Equal("", run.Error);
        Assert.Contains("karate.edgelist: 34 people", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 communities were asked for.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b\nc\n", "line 2: found 'c'; expected two names.")]
    [InlineData("# nobody\n\n", "found no pair; expected lines of two names.")]
    public void A_file_that_is_no_network_is_refused(string text, string expected)
    {
        using var folder = new TemporaryFolder();

        Outcome run = Run("--data", folder.Write("pairs.txt", text), "--output", folder.File("out"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
    }
}
