using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;

namespace Equivariant.ML.AutoML;

/// <summary>What a sweep varies of a trainer that predicts numbers or classes.</summary>
/// <typeparam name="TOptions">The trainer's options.</typeparam>
public abstract record ScalarSweepOptions<TOptions> : TrainerSweepOptions<TOptions>
    where TOptions : GraphTrainerOptions, new()
{
    private const int Heads = 8;

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
        ScalarArchitecture.Gcnii => (given as GcniiOptions ?? new GcniiOptions()) with { Layers = Layers, Width = Width },
        ScalarArchitecture.SchNet => (given as SchNetOptions ?? new SchNetOptions()) with { Layers = Layers, Width = Width },
        ScalarArchitecture.Sage => Composed(given, new SageLayerOptions { Width = Width, Aggregation = Messages }),
        ScalarArchitecture.Gin => Composed(given, new GinLayerOptions { Width = Width }),
        ScalarArchitecture.Gat => Composed(given, new GatLayerOptions { Width = Math.Max(1, Width / Heads), Attention = new() { Heads = Heads } }),
        _ => throw Undefined(nameof(Architecture), Architecture),
    };

    /// <summary>A network of layers of one kind; norm, dropout and the rest are the given one's.</summary>
    private ComposedOptions Composed(NetworkOptions given, LayerOptions layer) =>
        (given as ComposedOptions ?? new ComposedOptions()) with { Layers = [.. Enumerable.Repeat(layer, Layers)] };
}
