using Microsoft.ML;

namespace Equivariant.ML.Estimators;

/// <summary>What came of one fold of a cross-validation of vectors.</summary>
public sealed record VectorCrossValidationResult
{
    /// <summary>The fold, from 0.</summary>
    public required int Fold { get; init; }

    /// <summary>The model, trained on the other folds.</summary>
    public required ITransformer Model { get; init; }

    /// <summary>How far its predictions for this fold are from their labels.</summary>
    public required VectorRegressionMetrics Metrics { get; init; }

    /// <summary>The fold's rows, scored.</summary>
    public required IDataView ScoredHoldOutSet { get; init; }
}
