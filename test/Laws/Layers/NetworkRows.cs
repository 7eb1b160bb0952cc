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
        Row("radial field", new RadialFieldOptions { Layers = 2, Width = 4 }) with { Widths = LayerCatalog.Moving },
        Row("linear dynamics", new LinearDynamicsOptions()) with { Widths = LayerCatalog.Moving, StartsFixed = true },
    ];

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
