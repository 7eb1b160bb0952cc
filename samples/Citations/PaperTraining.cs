using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Citations;

/// <summary>A network for citation graphs, and how its paper trains it.</summary>
/// <param name="Network">The network.</param>
/// <param name="Epochs">How long training goes on at most.</param>
/// <param name="Patience">After how many epochs without a better one it ends; 0 for never.</param>
/// <param name="LearningRate">Adam's learning rate, which stays as it is.</param>
/// <param name="Decays">Which of the parameters decay, by their paths.</param>
internal sealed record PaperTraining(NetworkOptions Network, int Epochs, int Patience, double LearningRate, ValueList<ParameterDecay> Decays)
{
    public static IReadOnlyList<string> Names { get; } = ["gcn", "cheb", "gat", "gcnii"];

    public static PaperTraining Of(string name, int topics) => name switch
    {
        "gcn" => new(PaperNetworks.Gcn(topics), Epochs: 200, Patience: 0, LearningRate: 0.01, [new("network/layer0", 5e-4)]),
        "cheb" => new(PaperNetworks.Chebyshev(topics), Epochs: 200, Patience: 0, LearningRate: 0.01, [new("network/layer0", 5e-4)]),
        "gat" => new(PaperNetworks.Gat(topics), Epochs: 1_000, Patience: 100, LearningRate: 0.005, [new("network", 5e-4)]),
        "gcnii" => new(
            new GcniiOptions { LastWidth = topics, HeadLayers = 0 },
            Epochs: 1_500, Patience: 100, LearningRate: 0.01, [new("network/in", 5e-4), new("network/out", 5e-4), new("network", 0.01)]),
        _ => throw new ArgumentException($"name is '{name}'; expected {string.Join(", ", Names)}.", nameof(name)),
    };
}
