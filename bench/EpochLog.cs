using System.Globalization;
using Equivariant.ML.Estimators;

namespace Equivariant.ML.Bench;

/// <summary>Collects the seconds of each epoch's training steps and, where asked to, writes a line an epoch to the error output.</summary>
internal sealed class EpochLog(bool verbose, List<double>? seconds = null) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        seconds?.Add(value.TrainingTime.TotalSeconds);
        if (verbose)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"epoch {value.Epoch}: loss {value.TrainingLoss:g5}, validation {value.ValidationLoss:g5}, best epoch {value.BestEpoch}, {value.TrainingTime.TotalSeconds:f3} s"));
        }
    }
}
