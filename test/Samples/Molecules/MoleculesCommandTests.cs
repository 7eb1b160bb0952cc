using System.Globalization;
using System.Text;
using Equivariant.ML.Molecules;
using Equivariant.ML.Support;

namespace Equivariant.ML.Samples.Tests;

public class MoleculesCommandTests
{
    private static Outcome Run(params string[] args) => Outcome.Of(MoleculesCommand.Run, args);

    [Fact]
    public void Trains_evaluates_and_saves()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("water.xyz", Waters(40));

        Outcome run = Run(file, "--label", "energy", "--epochs", "2", "--cutoff", "2.5", "--output", folder.File("out"));

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["model.zip"], Directory.GetFiles(folder.File("out")).Select(Path.GetFileName));
        Assert.Contains("40 molecules of water.xyz", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"energy: epoch 2 of 2, error [\d.]+", run.Output);
        Assert.Matches(@"mean absolute error +[\d.]+", run.Output);
        Assert.Matches(@"Loaded again, it predicts -[\d.]+ for the file's first molecule, whose energy is -[\d.]+", run.Output);
    }

    [DataFact("ethanol/train.xyz")]
    public void Reads_extended_xyz()
    {
        using var folder = new TemporaryFolder();

        Outcome run = Run(SharedData.Path("ethanol/train.xyz"), "--label", "energy", "--epochs", "1", "--output", folder.Name);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1,000 molecules", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Required argument")]
    [InlineData("--label", "")]
    [InlineData("'absent.xyz'", "absent.xyz", "--label", "energy")]
    [InlineData("--cutoff is '0'; expected a number above 0.", "--cutoff", "0")]
    [InlineData("--cutoff is 'NaN'; expected a number above 0.", "--cutoff", "NaN")]
    [InlineData("--epochs is '-2'; expected a whole number from 1", "--epochs", "-2")]
    public void A_wrong_command_line_says_what_is_wrong(string expected, params string[] args)
    {
        Outcome run = Run(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no frame")]
    [InlineData("3\nenergy=-1\nO 0 0 0\nH 1 0 0\n", "line 5")]
    [InlineData("1\nenergy=-1\nO 0 zero 0\n", "line 3")]
    [InlineData("1\nEnergy=-1\nO 0 0 0\n", "line 2")]
    [InlineData("1\nenergy=-1\nO 0 0 0\n", "found 1 molecule")]
    public void A_bad_file_is_named_with_its_line_and_nothing_is_written(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("bad.xyz", text);

        Outcome run = Run(file, "--label", "energy", "--output", folder.File("out"));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"Error: {file}", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    /// <summary>Stretched waters, whose energy is that of two springs.</summary>
    private static string Waters(int count)
    {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            double stretch = (i - (count / 2.0)) / count;
            string length = (0.96 + (0.3 * stretch)).ToString(CultureInfo.InvariantCulture);
            string energy = (-76 + (2 * stretch * stretch)).ToString(CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"3\nenergy={energy}\nO 0 0 0\nH {length} 0 0\nH 0 {length} 0\n");
        }

        return text.ToString();
    }
}
