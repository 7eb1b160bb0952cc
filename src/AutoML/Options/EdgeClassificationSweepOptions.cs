using Equivariant.ML.Estimators;
using Microsoft.ML.SearchSpace;

namespace Equivariant.ML.AutoML;

/// <summary>What a sweep varies of <see cref="EdgeClassificationTrainer"/>.</summary>
public sealed record EdgeClassificationSweepOptions : ClassificationSweepOptions<EdgeClassificationTrainer.Options>
{
    /// <inheritdoc/>
    /// <value>Default: a GNN, of GNN and EGNN.</value>
    [Choice(ScalarArchitecture.Gnn, ScalarArchitecture.Egnn)]
    public override ScalarArchitecture Architecture { get; init; } = ScalarArchitecture.Gnn;
}
