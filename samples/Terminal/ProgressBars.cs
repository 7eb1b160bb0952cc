using Spectre.Console;

namespace Equivariant.ML.Terminal;

/// <summary>A bar for each training, all on the screen from the start.</summary>
internal static class ProgressBars
{
    // All columns together fit a terminal of 80.
    private const int BarWidth = 32;

    public static IReadOnlyList<T> Run<T>(IAnsiConsole console, IReadOnlyList<TrainingJob<T>> jobs)
    {
        // Bars hide the cursor; Ctrl+C must not leave it hidden.
        void ShowCursor(object? sender, ConsoleCancelEventArgs e) => console.Cursor.Show();
        Console.CancelKeyPress += ShowCursor;
        try
        {
            return Show(console, jobs);
        }
        finally
        {
            Console.CancelKeyPress -= ShowCursor;
        }
    }

    private static T[] Show<T>(IAnsiConsole console, IReadOnlyList<TrainingJob<T>> jobs) => console
        .Progress()
        .Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn { Width = BarWidth },
            new PercentageColumn(),
            new ElapsedTimeColumn(),
            new ErrorColumn())
        .Start(bars =>
        {
            ProgressTask[] tasks = [.. jobs.Select(job => bars.AddTask(job.Name.EscapeMarkup(), autoStart: false, maxValue: job.Epochs))];
            return jobs.Zip(tasks, Train).ToArray();
        });

    private static T Train<T>(TrainingJob<T> job, ProgressTask bar)
    {
        bar.StartTask();
        T result = job.Train(new EpochReport(epoch =>
        {
            bar.Value = epoch.Epoch;
            ErrorColumn.Set(bar, epoch.ValidationLoss ?? epoch.TrainingLoss);
        }));
        bar.StopTask();
        return result;
    }
}
