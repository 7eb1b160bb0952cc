using Equivariant.ML.Estimators;
using Microsoft.ML.SearchSpace;

namespace Equivariant.ML.AutoML;

/// <summary>What a sweep varies of <see cref="NodeRegressionTrainer"/>.</summary>
public sealed record NodeRegressionSweepOptions : QuantitySweepOptions<NodeRegressionTrainer.Options>
{
    /// <inheritdoc/>
    /// <value>Default: an EGNN that leaves positions as they are, of EGNN and GNN.</value>
    [Choice(ScalarArchitecture.Egnn, ScalarArchitecture.Gnn)]
    public override ScalarArchitecture Architecture { get; init; } = ScalarArchitecture.Egnn;
}
