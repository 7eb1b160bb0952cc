using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Microsoft.ML.SearchSpace;

namespace Equivariant.ML.AutoML;

/// <summary>What a sweep varies of <see cref="GraphRegressionTrainer"/>.</summary>
public sealed record GraphRegressionSweepOptions : QuantitySweepOptions<GraphRegressionTrainer.Options>
{
    /// <inheritdoc/>
    /// <value>Default: an EGNN that leaves positions as they are, of EGNN and GNN.</value>
    [Choice(ScalarArchitecture.Egnn, ScalarArchitecture.Gnn)]
    public override ScalarArchitecture Architecture { get; init; } = ScalarArchitecture.Egnn;

    /// <summary>How the nodes of a graph become one row.</summary>
    /// <value>Default: the sum, of all there are.</value>
    [Choice(Readout.Sum, Readout.Mean, Readout.Max)]
    public Readout Readout { get; init; } = Readout.Sum;

    private protected override void Fill(GraphRegressionTrainer.Options options)
    {
        base.Fill(options);
        options.Readout = Readout;
    }
}
