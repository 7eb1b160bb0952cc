using Spectre.Console;

namespace Equivariant.ML.Terminal;

/// <summary>Shows how trainings stand: bars in a terminal, plain lines in a file or pipe.</summary>
public static class TrainingDisplay
{
    /// <summary>Runs the jobs, one after the other.</summary>
    public static IReadOnlyList<T> Run<T>(IAnsiConsole console, params IReadOnlyList<TrainingJob<T>> jobs) =>
        console.Profile.Out.IsTerminal ? ProgressBars.Run(console, jobs) : ProgressLines.Run(console, jobs);
}
