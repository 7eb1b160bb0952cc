using Equivariant.ML.Estimators;

namespace Equivariant.ML.Bench.Accuracy;

/// <summary>Keeps the validation accuracy of each epoch that has one, and tells another of every epoch.</summary>
internal sealed class AccuracyCurve(IProgress<TrainingProgress> next) : IProgress<TrainingProgress>
{
    internal List<double> Values { get; } = [];

    public void Report(TrainingProgress value)
    {
        if (value.ValidationAccuracy is { } accuracy)
        {
            Values.Add(accuracy);
        }

        next.Report(value);
    }
}
