using Equivariant.ML.Estimators;

namespace Equivariant.ML.Terminal;

/// <summary>Hands each epoch on at once, on the thread that trains. (<see cref="Progress{T}"/> would post it for later.)</summary>
internal sealed class EpochReport(Action<TrainingProgress> show) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => show(value);
}
