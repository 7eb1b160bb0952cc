namespace Equivariant.ML.Networks.Tests.Composition;

/// <summary>Every layer that the library has for composed networks, in forms that are not the default.</summary>
internal static class BuiltInLayers
{
    internal static readonly LayerOptions[] All =
    [
        new LinearLayerOptions { Width = 5 },
        new GcnLayerOptions { Width = 5 },
        new SgcLayerOptions { Width = 5, Steps = 3 },
        new AppnpLayerOptions { Width = 5, Steps = 3, Teleport = 0.25, EntryDropout = 0.5 },
        new SageLayerOptions { Width = 5, Aggregation = Aggregation.Sum },
        new GinLayerOptions { Width = 5, Hidden = 6, TrainEpsilon = true, Activation = Activation.Elu },
        new GineLayerOptions { Width = 5, Hidden = 6, TrainEpsilon = true, Activation = Activation.Elu },
        new GatLayerOptions { Width = 5, Attention = new() { Heads = 3, Dropout = 0.25 }, SelfLoops = false },
        new GatV2LayerOptions { Width = 5, Attention = new() { Heads = 3, Average = true }, SelfLoops = false },
        new TransformerLayerOptions { Width = 5, Attention = new() { Heads = 2 }, AmongAll = true },
        new ChebyshevLayerOptions { Width = 5, Terms = 4, LargestEigenvalue = 1.5 },
        new PolynomialLayerOptions { Width = 5, Terms = 2 },
        new SpectralLayerOptions { Width = 5, Points = 4 },
        new RelationalLayerOptions { Width = 5, Bases = 2 },
        new TypedLinearLayerOptions { Width = 5 },
        new PairsLayerOptions { Width = 5, Layers = 2, PairWidth = 3, Activation = Activation.Tanh },
        new EdgeNetworkLayerOptions { Width = 5, Hidden = 4, Aggregation = Aggregation.Mean, Activation = Activation.Tanh },
        new GatedGraphLayerOptions { Width = 5, Steps = 3 },
        new DeepSetsLayerOptions { Width = 5, Pool = Readout.Max },
        new GnnLayerOptions { Form = new() { Width = 5, Gate = true } },
        new SchNetLayerOptions { Form = new() { Width = 5, Filters = 4, Gaussians = 6, Cutoff = 2.5 } },
        new DiffPoolLayerOptions { Width = 5, Clusters = 3, LinkWeight = 0.5, EntropyWeight = 0.25 },
        new EgnnLayerOptions { Form = new() { Width = 5, UpdatePositions = false } },
    ];
}
