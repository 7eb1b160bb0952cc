using Equivariant.ML.Networks;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>Whole networks.</summary>
internal static class NetworkRows
{
    internal static IEnumerable<LayerRow> All() =>
    [
        Row("EGNN", new EgnnOptions { Layers = 2, Width = 4 }),
        Row("EGNN as in the paper", new EgnnOptions { Layers = 2, Width = 4, Messages = Aggregation.Sum, Differences = Differences.Plain }),
        Row("EGNN with velocities", new EgnnOptions { Layers = 2, Width = 4 }) with { Widths = LayerCatalog.Moving },
        Row("EGNN with node attributes", new EgnnOptions { Layers = 2, Width = 4, NodeAttributes = true, InferEdges = true }),
        Row("EGNN pulled to the origin", new EgnnOptions { Layers = 2, Width = 4, PullToOrigin = 0.25 }),
        Row("GNN", new GnnOptions { Layers = 2, Width = 4 }) with { Widths = LayerCatalog.Moving },
        Row("GNN without positions", new GnnOptions { Layers = 2, Width = 4, Gate = true }) with { Widths = LayerCatalog.Plain with { Dimension = 0 } },
        Row("GCN", new GcnOptions { Width = 4, Activation = Activation.Silu }) with { Widths = LayerCatalog.Moving },
        Row("GCN weighted, without positions", new GcnOptions { Layers = 3, Width = 4 }) with
        {
            Widths = LayerCatalog.Plain with { Dimension = 0, EdgeWeight = 0 },
        },
        Row("GCN to a last width, without a head", new GcnOptions { Width = 4, LastWidth = 2, HeadLayers = 0, Activation = Activation.Elu }),
        .. ComposedRows(),
        Row("GCNII", new GcniiOptions { Layers = 3, Width = 4 }) with { Widths = LayerCatalog.Moving },
        Row("GCNII weighted, without positions", new GcniiOptions { Layers = 2, Width = 4, LastWidth = 2, Lambda = 1.5 }) with
        {
            Widths = LayerCatalog.Plain with { Dimension = 0, EdgeWeight = 0 },
        },
        Row("SchNet", new SchNetOptions { Layers = 2, Width = 4, Gaussians = 5, Cutoff = 2 }) with { Widths = LayerCatalog.Moving },
        Row("SchNet to a last width", new SchNetOptions { Layers = 2, Width = 4, Gaussians = 5, Cutoff = 2, LastWidth = 2 }),
        Row("radial field", new RadialFieldOptions { Layers = 2, Width = 4 }) with { Widths = LayerCatalog.Moving },
        Row("linear dynamics", new LinearDynamicsOptions()) with { Widths = LayerCatalog.Moving, StartsFixed = true },
    ];

    private static IEnumerable<LayerRow> ComposedRows() =>
    [
        Row("composed of attention and convolution", new ComposedOptions
        {
            Layers = [new GatLayerOptions { Width = 2, Attention = new() { Heads = 2 } }, new GcnLayerOptions { Width = 3 }], Activation = Activation.Elu, Residual = true,
        }) with { Widths = LayerCatalog.Plain with { Dimension = 0 } },
        .. Enum.GetValues<JumpingKnowledge>().Select(knowledge => Row($"composed, {knowledge} of all layers", new ComposedOptions
        {
            Layers = [new GineLayerOptions { Width = 4, Activation = Activation.Silu }, new SageLayerOptions { Width = 4 }],
            Activation = Activation.Tanh,
            FinishLast = true,
            JumpingKnowledge = knowledge,
        })),
        Row("composed with what an EGNN knows of positions", new ComposedOptions
        {
            Layers = [new LinearLayerOptions { Width = 4 }, new EgnnLayerOptions { Form = new() { Width = 4 } }, new TransformerLayerOptions { Width = 4 }],
            Activation = Activation.Silu,
            Residual = true,
        }) with { Widths = LayerCatalog.Moving },
        Row("composed of what looks at sets, and a GNN", new ComposedOptions
        {
            Layers = [new DeepSetsLayerOptions { Width = 4 }, new GnnLayerOptions { Form = new() { Width = 4 } }], Activation = null,
        }) with { Widths = LayerCatalog.Moving },
        Row("composed for typed nodes and edges", new ComposedOptions
        {
            Layers = [new TypedLinearLayerOptions { Width = 4 }, new RelationalLayerOptions { Width = 4, Bases = 2 }, new AppnpLayerOptions { Width = 2, Steps = 2 }],
            Activation = Activation.Tanh,
        }) with { Widths = LayerCatalog.Moving with { NodeTypes = 1..3, EdgeTypes = 0..2 } },
        Row("composed of spectral and matrix layers", new ComposedOptions
        {
            Layers = [new SpectralLayerOptions { Width = 3, Points = 4 }, new PairsLayerOptions { Width = 2, PairWidth = 3 }], EdgeDropout = 0.5, NodeDropout = 0.5,
        }) with { Widths = LayerCatalog.Plain with { Dimension = 0 } },
        Row("composed with batch norm, in training", new ComposedOptions
        {
            Layers = [new LinearLayerOptions { Width = 4 }, new SageLayerOptions { Width = 4 }], Activation = Activation.Silu, Norm = Norm.Batch, FinishLast = true,
        }) with { Widths = LayerCatalog.Plain with { Dimension = 0 }, Training = true },
        Blocks("by itself", layer => new LayerBlock(layer)),
        Blocks("with an activation", layer => new LayerBlock(layer) { Activation = Activation.Tanh, Residual = true, Dropout = 0.5 }),
        new LayerRow("JumpingKnowledgeLayer", typeof(JumpingKnowledgeLayer), LayerCatalog.Plain, (parameters, widths) => LayerModel.Of(new JumpingKnowledgeLayer(
            [new SageLayer(parameters["0"], widths.Nodes, 2), new SageLayer(parameters["1"], 2, 3)], JumpingKnowledge.Concat))),
    ];

    private static LayerRow Blocks(string form, Func<Layer, LayerBlock> around) => new(
        $"LayerBlock {form}", typeof(LayerBlock), LayerCatalog.Plain, (parameters, widths) => LayerModel.Of(around(new SageLayer(parameters, widths.Nodes, widths.Nodes))));

    private static LayerRow Row(string name, NetworkOptions options) => new(
        $"Network: {name}",
        options.GetType(),
        LayerCatalog.Plain,
        (parameters, widths) =>
        {
            Network network = options.Create(parameters, widths);
            Assert.Equal(options.Symmetry, network.Symmetry);
            return LayerModel.Of(network);
        });
}
