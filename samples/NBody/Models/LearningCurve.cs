using Equivariant.ML.Estimators;

namespace Equivariant.ML.NBody;

/// <summary>Keeps the validation error of each epoch, and hands the epoch on.</summary>
internal sealed class LearningCurve(IProgress<TrainingProgress> next) : IProgress<TrainingProgress>
{
    private readonly List<double> errors = [];

    public IReadOnlyList<double> ValidationErrors => errors;

    public void Report(TrainingProgress value)
    {
        errors.Add(value.ValidationLoss ?? double.NaN);
        next.Report(value);
    }
}
