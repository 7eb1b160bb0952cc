using System.Globalization;
using Equivariant.ML.Estimators;
using Microsoft.ML;

namespace Equivariant.ML.AutoML;

/// <summary>Whether a trial's training fits into memory, told from its options and some of its graphs.</summary>
internal static class TrialMemory
{
    /// <param name="options">How is to be trained.</param>
    /// <param name="input">The rows that are to be learnt from.</param>
    /// <param name="most">The most bytes that training may need.</param>
    /// <exception cref="InsufficientMemoryException">It is estimated to need more.</exception>
    internal static void Check(GraphTrainerOptions options, IDataView input, long most)
    {
        long needed = TrainingCost.EstimateBytes(options, TrainingSample.Read(options, input));
        if (needed > most)
        {
            throw new InsufficientMemoryException(string.Create(
                CultureInfo.InvariantCulture,
                $"Training {options.Network} in batches of {options.BatchSize} is estimated to need {needed:N0} bytes; " +
                $"expected at most {nameof(GraphTrialRunnerOptions.MaxMemoryBytes)} = {most:N0}."));
        }
    }
}
