namespace Equivariant.ML.Estimators;

/// <summary>Which part of a step a batch is, where a step's gradient is added up of several.</summary>
/// <param name="First">Whether it is the step's first.</param>
/// <param name="Last">Whether it is the step's last.</param>
/// <param name="Share">Which part of the step's loss is its own, from 0 to 1.</param>
internal readonly record struct StepPart(bool First, bool Last, double Share)
{
    /// <summary>All of a step.</summary>
    internal static StepPart Whole { get; } = new(true, true, 1);
}
