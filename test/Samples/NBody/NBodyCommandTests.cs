using Equivariant.ML.NBody;
using Equivariant.ML.Support;

namespace Equivariant.ML.Samples.Tests;

/// <summary>The main job, with few systems and epochs.</summary>
public class NBodyCommandTests
{
    private static Outcome Run(params string[] args) => Outcome.Of(NBodyCommand.Run, args);

    [Fact]
    public void Trains_saves_predicts_in_a_fresh_process_and_reports()
    {
        using var folder = new TemporaryFolder();
        string made = folder.File("new/folder");

        Outcome run = Run("--systems", "150", "--epochs", "2", "--output", made);

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["model.zip", "report.html"], Directory.GetFiles(made).Select(Path.GetFileName).Order());
        Assert.Contains("150 training, 100 validation and 100 test systems (simulated", run.Output, StringComparison.Ordinal);
        foreach (string name in (string[])["EGNN", "GNN", "Radial Field", "Linear"])
        {
            Assert.Matches($@"{name}: epoch 2 of 2, error [\d.]+", run.Output);
            Assert.Matches($@"│ {name} +│ +[\d.]+ │ +[\d.]+ │ +[\d.]+.+s │ +[\d.]+.+s │", run.Output);
        }

        Assert.Contains("A fresh process loads it and predicts a test system, with the same result:", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Contains("<svg", File.ReadAllText(Path.Combine(made, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_model_and_another_seed_another()
    {
        using var folder = new TemporaryFolder();
        string[] small = ["--systems", "30", "--epochs", "1", "--output"];
        string Predicted(string seed, string name)
        {
            Assert.Equal(0, Run([.. small, folder.File(name), "--seed", seed]).ExitCode);
            return Run("predict", folder.File($"{name}/model.zip"), "--seed", "5").Output;
        }

        string first = Predicted("7", "a");
        Assert.Equal(first, Predicted("7", "b"));
        Assert.NotEqual(first, Predicted("8", "c"));
    }

    [DataFact("nbody")]
    public void Reads_systems_from_files()
    {
        using var folder = new TemporaryFolder();

        Outcome run = Run("--data", SharedData.Path("nbody"), "--epochs", "1", "--output", folder.Name);

        Assert.Equal("", run.Error);
        Assert.Contains("3,000 training, 2,000 validation and 2,000 test systems", run.Output, StringComparison.Ordinal);
        Assert.Contains("unknown", File.ReadAllText(folder.File("report.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--epochs is '0'; expected a whole number from 1", "--epochs", "0")]
    [InlineData("--epochs is 'many'; expected a whole number from 1", "--epochs", "many")]
    [InlineData("--epochs is '1e3'; expected a whole number from 1", "--epochs", "1e3")]
    [InlineData("--systems is '-1'; expected a whole number from 1", "--systems", "-1")]
    [InlineData("--seed is '-1'; expected a whole number from 0", "--seed", "-1")]
    [InlineData("--epochs", "--epochs")]
    [InlineData("'--bogus'", "--bogus")]
    [InlineData("'stray'", "stray")]
    [InlineData("'/no/such/folder'", "--data", "/no/such/folder")]
    [InlineData("--systems says how many", "--systems", "3", "--data", ".")]
    [InlineData("'no.zip'", "predict", "no.zip")]
    [InlineData("Required argument", "predict")]
    public void A_wrong_command_line_says_what_is_wrong(string expected, params string[] args)
    {
        Outcome run = Run(args);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("Error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public void An_output_that_is_a_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("here", "");

        Outcome run = Run("--output", file);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"--output is '{file}'; expected a folder.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_systems_is_named_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();

        Outcome run = Run("--data", folder.Name, "--output", folder.File("out"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("train_charge.npy", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    [Fact]
    public void A_file_that_is_no_model_is_named()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("model.zip", "not a model");

        Outcome run = Run("predict", file);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"Error: {file} is no model file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_the_options()
    {
        Outcome run = Run("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(["--epochs", "--systems", "--data", "--output", "--seed", "predict"], option => Assert.Contains(option, run.Output, StringComparison.Ordinal));
    }
}
