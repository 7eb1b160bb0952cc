using Equivariant.ML.Estimators;
using Equivariant.ML.Terminal;
using Spectre.Console;

namespace Equivariant.ML.Samples.Tests;

public class TrainingDisplayTests
{
    [Fact]
    public void Output_that_is_no_terminal_gets_about_ten_plain_lines_a_training()
    {
        using var output = new StringWriter();

        IReadOnlyList<int> results = TrainingDisplay.Run(Consoles.Over(output), Job("long", 95), Job("short", 2));

        Assert.Equal([95, 2], results);
        string[] lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(11 + 2, lines.Length);
        Assert.Equal("long: epoch 95 of 95, error 0.5", lines[10].TrimEnd());
    }

    [Fact]
    public void A_terminal_gets_a_bar_a_training()
    {
        using var output = new StringWriter();
        IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(output),
        });

        IReadOnlyList<int> results = ProgressBars.Run(terminal, [Job("a [name]", 3), Job("b", 2)]);

        Assert.Equal([3, 2], results);
        string last = output.ToString()[output.ToString().LastIndexOf("a [name]", StringComparison.Ordinal)..];
        Assert.Contains("100%", last, StringComparison.Ordinal);
        Assert.Contains("error 0.5", last, StringComparison.Ordinal);
    }

    private static TrainingJob<int> Job(string name, int epochs) => new(name, epochs, progress =>
    {
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            progress.Report(new TrainingProgress
            {
                Epoch = epoch,
                Epochs = epochs,
                TrainingLoss = 0.7,
                ValidationLoss = 0.5,
                BestEpoch = 1,
                LearningRate = 1e-3,
                TrainingTime = TimeSpan.Zero,
            });
        }

        return epochs;
    });
}
