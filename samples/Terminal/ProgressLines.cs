using Spectre.Console;

namespace Equivariant.ML.Terminal;

/// <summary>About ten lines a training, for logs.</summary>
internal static class ProgressLines
{
    private const int Lines = 10;

    public static IReadOnlyList<T> Run<T>(IAnsiConsole console, IReadOnlyList<TrainingJob<T>> jobs) => [.. jobs.Select(job => Train(console, job))];

    private static T Train<T>(IAnsiConsole console, TrainingJob<T> job)
    {
        int every = Math.Max(1, job.Epochs / Lines);
        return job.Train(new EpochReport(epoch =>
        {
            if (epoch.Epoch % every == 0 || epoch.Epoch == job.Epochs)
            {
                console.WriteLine($"{job.Name}: epoch {epoch.Epoch} of {job.Epochs}, error {epoch.ValidationLoss ?? epoch.TrainingLoss:g4}");
            }
        }));
    }
}
