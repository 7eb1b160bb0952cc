using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>Layers other than EGNN's.</summary>
internal static class OtherLayerRows
{
    private static readonly GnnOptions Gnn = new() { Width = 4 };
    private static readonly RadialFieldOptions Field = new() { Width = 4 };

    // Half of the distances between points of the laws are longer than this.
    private static readonly SchNetOptions SchNet = new() { Width = 3, Filters = 4, Gaussians = 5, Cutoff = 1.5 };

    internal static IEnumerable<LayerRow> All() =>
    [
        OfGnn("by default", Gnn),
        OfGnn("with a gate", Gnn with { Gate = true }),
        OfGnn("with sums", Gnn with { Messages = Aggregation.Sum, Residual = false }),
        OfGnn("without edge features", Gnn) with { Widths = new InputWidths { Nodes = 3 } },
        OfGcn("that narrows", 2, null),
        OfGcn("that widens", 5, null),
        OfGcn("with an activation", 3, Activation.Tanh),
        OfGcn("weighted", 2, null, weight: 1),
        OfGcn("weighted, that widens", 5, null, weight: 0),
        OfField("by default", Field),
        OfField("without bound", Field with { BoundSteps = false }),
        OfField("pulled to the origin", Field with { PullToOrigin = 0.25 }),
        OfField("without edge features", Field) with { Widths = new InputWidths { Dimension = 3 } },
        OfField("with velocities", Field) with { Widths = LayerCatalog.Moving },
        OfSchNet("by default", SchNet),
        OfSchNet("of another width", SchNet with { Width = 5, Filters = null }),
        OfSchNet("beyond the cutoff", SchNet with { KeepBeyondCutoff = true, Activation = Activation.Silu }),
        Of("LinearDynamicsLayer", LayerCatalog.Moving, (parameters, _) => new LinearDynamicsLayer(parameters)) with { StartsFixed = true },
        Of("Embedding", LayerCatalog.Plain, (parameters, widths) => new Embedding(parameters, widths.Nodes, 5)),
        Of("Embedding with an activation", LayerCatalog.Plain, (parameters, widths) => new Embedding(parameters, widths.Nodes, 5, 0.5, Activation.Tanh)),
        Of("DropEdges", LayerCatalog.Plain, (_, _) => new DropEdges(0.5)),
        Of("DropNodes", LayerCatalog.Plain, (_, _) => new DropNodes(0.5)),
        Of("PositionsAsFeatures", LayerCatalog.Plain, (_, _) => new PositionsAsFeatures()),
        Of("DistancesAsFeatures", LayerCatalog.Plain, (_, _) => new DistancesAsFeatures()),
        Of("DistancesAsFeatures alone", LayerCatalog.Plain with { Edges = 0 }, (_, _) => new DistancesAsFeatures()),
        Of("RandomPositions", LayerCatalog.Plain, (_, _) => new RandomPositions()),
        Of("PositionsAsFeatures with velocities", LayerCatalog.Moving, (_, _) => new PositionsAsFeatures()),
    ];

    private static LayerRow OfGnn(string form, GnnOptions options) => Of(
        $"GnnLayer {form}", new InputWidths { Nodes = 3, Edges = 2 }, (parameters, widths) => new GnnLayer(parameters, widths, widths.Nodes, options));

    private static LayerRow OfGcn(string form, int outputs, Activation? activation, int? weight = null) => Of(
        $"GcnLayer {form}",
        LayerCatalog.Plain with { EdgeWeight = weight },
        (parameters, widths) => new GcnLayer(parameters, widths, outputs, 0.5, activation));

    private static LayerRow OfField(string form, RadialFieldOptions options) =>
        Of($"RadialFieldLayer {form}", LayerCatalog.Plain, (parameters, widths) => new RadialFieldLayer(parameters, widths, options));

    private static LayerRow OfSchNet(string form, SchNetOptions options) =>
        Of($"SchNetLayer {form}", LayerCatalog.Plain, (parameters, widths) => new SchNetLayer(parameters, widths, options));

    private static LayerRow Of<TLayer>(string name, InputWidths widths, Func<ParameterScope, InputWidths, TLayer> build)
        where TLayer : Layer =>
        new(name, typeof(TLayer), widths, (parameters, given) => LayerModel.Of(build(parameters, given)));
}
