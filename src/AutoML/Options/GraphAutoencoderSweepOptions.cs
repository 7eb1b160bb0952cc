using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Microsoft.ML.SearchSpace;

namespace Equivariant.ML.AutoML;

/// <summary>What a sweep varies of <see cref="GraphAutoencoderTrainer"/>.</summary>
public sealed record GraphAutoencoderSweepOptions : TrainerSweepOptions<GraphAutoencoderTrainer.Options>
{
    /// <summary>The network's architecture.</summary>
    /// <value>Default: an EGNN, of all there are.</value>
    [Choice(AutoencoderArchitecture.Egnn, AutoencoderArchitecture.RadialField, AutoencoderArchitecture.Gnn)]
    public AutoencoderArchitecture Architecture { get; init; } = AutoencoderArchitecture.Egnn;

    /// <summary>The width of embeddings.</summary>
    /// <value>Default: 8, of the powers of two from 2 to 32.</value>
    [Choice(new object[] { 2, 4, 8, 16, 32 }, 8)]
    public int EmbeddingWidth { get; init; } = 8;

    private protected override void Fill(GraphAutoencoderTrainer.Options options)
    {
        base.Fill(options);
        options.EmbeddingWidth = EmbeddingWidth;
    }

    private protected override NetworkOptions ToNetwork(NetworkOptions given) => Architecture switch
    {
        AutoencoderArchitecture.Egnn => (given as EgnnOptions ?? new EgnnOptions()) with { Layers = Layers, Width = Width, Messages = Messages },
        AutoencoderArchitecture.RadialField => (given as RadialFieldOptions ?? new RadialFieldOptions()) with { Layers = Layers, Width = Width },
        AutoencoderArchitecture.Gnn => (given as GnnOptions ?? new GnnOptions()) with { Layers = Layers, Width = Width, Messages = Messages },
        _ => throw Undefined(nameof(Architecture), Architecture),
    };
}
