using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Microsoft.ML.SearchSpace;

namespace Equivariant.ML.AutoML;

/// <summary>What a sweep varies of <see cref="NodeVectorRegressionTrainer"/>.</summary>
public sealed record NodeVectorRegressionSweepOptions : TrainerSweepOptions<NodeVectorRegressionTrainer.Options>
{
    /// <summary>The network's architecture.</summary>
    /// <value>Default: an EGNN, of EGNN, radial field and GNN.</value>
    [Choice(VectorArchitecture.Egnn, VectorArchitecture.RadialField, VectorArchitecture.Gnn)]
    public VectorArchitecture Architecture { get; init; } = VectorArchitecture.Egnn;

    /// <summary>In which length differences of positions enter an EGNN's step.</summary>
    /// <value>Default: over √d² + 1, of that and as they are.</value>
    [Choice(Differences.Soft, Differences.Plain)]
    public Differences Differences { get; init; } = Differences.Soft;

    /// <summary>Whether the factor of an EGNN's step is bounded by the hyperbolic tangent. A radial field's always is, if its own options do not say otherwise.</summary>
    /// <value>Default: false.</value>
    [BooleanChoice(false)]
    public bool BoundSteps { get; init; }

    /// <summary>What training makes small.</summary>
    /// <value>Default: the mean squared error, of all there are.</value>
    [Choice(Loss.MeanSquaredError, Loss.MeanAbsoluteError, Loss.Huber)]
    public Loss Loss { get; init; } = Loss.MeanSquaredError;

    private protected override void Fill(NodeVectorRegressionTrainer.Options options)
    {
        base.Fill(options);
        options.Loss = Loss;
    }

    private protected override NetworkOptions ToNetwork(NetworkOptions given) => Architecture switch
    {
        VectorArchitecture.Egnn => (given as EgnnOptions ?? new EgnnOptions()) with
        {
            Layers = Layers,
            Width = Width,
            Messages = Messages,
            Differences = Differences,
            BoundSteps = BoundSteps,
        },
        VectorArchitecture.RadialField => (given as RadialFieldOptions ?? new RadialFieldOptions()) with { Layers = Layers, Width = Width },
        VectorArchitecture.Gnn => (given as GnnOptions ?? new GnnOptions()) with { Layers = Layers, Width = Width, Messages = Messages },
        VectorArchitecture.LinearDynamics => given as LinearDynamicsOptions ?? new LinearDynamicsOptions(),
        VectorArchitecture.Gcn => (given as GcnOptions ?? new GcnOptions()) with { Layers = Layers, Width = Width },
        VectorArchitecture.Gcnii => (given as GcniiOptions ?? new GcniiOptions()) with { Layers = Layers, Width = Width },
        _ => throw Undefined(nameof(Architecture), Architecture),
    };
}
