using Equivariant.ML.Estimators;
using Microsoft.ML.SearchSpace;

namespace Equivariant.ML.AutoML;

/// <summary>What a sweep varies of <see cref="NodeClassificationTrainer"/>.</summary>
public sealed record NodeClassificationSweepOptions : ClassificationSweepOptions<NodeClassificationTrainer.Options>
{
    /// <inheritdoc/>
    /// <value>Default: a GNN, of GNN, EGNN and GCN.</value>
    [Choice(ScalarArchitecture.Gnn, ScalarArchitecture.Egnn, ScalarArchitecture.Gcn)]
    public override ScalarArchitecture Architecture { get; init; } = ScalarArchitecture.Gnn;
}
