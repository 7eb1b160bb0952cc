namespace Equivariant.ML.NBody;

/// <summary>One model's row in the table and its curve.</summary>
/// <param name="Name">The name to show.</param>
/// <param name="TestError">Mean squared error on the test systems.</param>
/// <param name="ValidationErrors">Mean squared error after each epoch; a single number is a model fitted at once.</param>
/// <param name="Training">Time of training, where measured.</param>
/// <param name="Forward">Time of one forward pass, where measured.</param>
/// <param name="Published">The test error in the literature, where there is one.</param>
internal sealed record ModelResult(
    string Name,
    double TestError,
    IReadOnlyList<double> ValidationErrors,
    TimeSpan? Training = null,
    TimeSpan? Forward = null,
    double? Published = null)
{
    /// <summary>The epoch, from 1, of the least validation error; null without a finite one.</summary>
    public int? BestEpoch
    {
        get
        {
            int best = -1;
            for (int i = 0; i < ValidationErrors.Count; i++)
            {
                if (double.IsFinite(ValidationErrors[i]) && (best < 0 || ValidationErrors[i] < ValidationErrors[best]))
                {
                    best = i;
                }
            }

            return best < 0 ? null : best + 1;
        }
    }
}
