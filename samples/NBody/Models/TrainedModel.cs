using Microsoft.ML;

namespace Equivariant.ML.NBody;

/// <summary>A model and what was measured of it.</summary>
/// <param name="Recipe">How it was trained.</param>
/// <param name="Model">Predicts.</param>
/// <param name="TestError">Mean squared error on the test systems.</param>
/// <param name="ValidationErrors">Mean squared error on the validation systems after each epoch.</param>
/// <param name="Training">Time of training, validation included.</param>
/// <param name="Forward">Time to predict 100 systems.</param>
internal sealed record TrainedModel(
    Recipe Recipe,
    ITransformer Model,
    double TestError,
    IReadOnlyList<double> ValidationErrors,
    TimeSpan Training,
    TimeSpan? Forward)
{
    /// <summary>Its row in the table and its curve. Where one number was learnt, its curve is a level.</summary>
    public ModelResult ToResult() => new(
        Recipe.Name,
        TestError,
        Recipe.Network is Networks.LinearDynamicsOptions ? [ValidationErrors.Min()] : ValidationErrors,
        Training,
        Forward,
        Recipe.Published);
}
