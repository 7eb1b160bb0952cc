using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;

namespace Equivariant.ML.AutoML;

/// <summary>What a sweep varies of a trainer that predicts numbers or classes.</summary>
/// <typeparam name="TOptions">The trainer's options.</typeparam>
public abstract record ScalarSweepOptions<TOptions> : TrainerSweepOptions<TOptions>
    where TOptions : GraphTrainerOptions, new()
{
    private protected ScalarSweepOptions()
    {
    }

    /// <summary>The network's architecture. Trials of one that needs positions fail, at no cost, where graphs have none.</summary>
    public abstract ScalarArchitecture Architecture { get; init; }

    private protected override NetworkOptions ToNetwork(NetworkOptions given) => Architecture switch
    {
        ScalarArchitecture.Egnn =>
            (given as EgnnOptions ?? new EgnnOptions { UpdatePositions = false }) with { Layers = Layers, Width = Width, Messages = Messages },
        ScalarArchitecture.Gnn => (given as GnnOptions ?? new GnnOptions()) with { Layers = Layers, Width = Width, Messages = Messages },
        ScalarArchitecture.Gcn => (given as GcnOptions ?? new GcnOptions()) with { Layers = Layers, Width = Width },
        _ => throw Undefined(nameof(Architecture), Architecture),
    };
}
