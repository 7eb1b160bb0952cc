using Equivariant.ML.Estimators;
using Microsoft.ML.SearchSpace;

namespace Equivariant.ML.AutoML;

/// <summary>What a sweep varies of <see cref="EdgeRegressionTrainer"/>.</summary>
public sealed record EdgeRegressionSweepOptions : QuantitySweepOptions<EdgeRegressionTrainer.Options>
{
    /// <inheritdoc/>
    /// <value>Default: an EGNN that leaves positions as they are, of EGNN and GNN.</value>
    [Choice(ScalarArchitecture.Egnn, ScalarArchitecture.Gnn)]
    public override ScalarArchitecture Architecture { get; init; } = ScalarArchitecture.Egnn;
}
