using Equivariant.ML.Networks;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>The EGNN layer in its forms.</summary>
internal static class EgnnRows
{
    private static readonly EgnnOptions Default = new() { Width = 4 };

    internal static IEnumerable<LayerRow> All() =>
    [
        Row("by default", Default),
        Row("as in the paper", Default with { Messages = Aggregation.Sum, Differences = Differences.Plain }),
        Row("with velocities", Default) with { Widths = LayerCatalog.Moving },
        Row("inferring edges", Default with { InferEdges = true }),
        Row("without edge features", Default) with { Widths = LayerCatalog.Plain with { Edges = 0 } },
        Row("with node attributes", Default) with { Widths = LayerCatalog.Plain with { NodeAttributes = 2 } },
        Row("with fixed positions", Default with { UpdatePositions = false }),
        Row("with unit differences", Default with { Differences = Differences.Unit }) with { HoldsNormConstant = true },
        Row("with bounded steps", Default with { BoundSteps = true }),
        Row("with steps of bounded length", Default with { Differences = Differences.Plain, LargestStep = 0.05 }),
        Row("over the others", Default with { Messages = Aggregation.OverOthers, Coordinates = Aggregation.OverOthers }),
        Row("summing steps", Default with { Coordinates = Aggregation.Sum }),
        Row("pulled to the origin", Default with { PullToOrigin = 0.25 }),
        Row("without residual", Default with { Residual = false }),
        Row("with tanh", Default with { Activation = Activation.Tanh }),
        Row("with leaky ReLU", Default with { Activation = Activation.LeakyRelu }),
        Row("of another width", Default, outputs: 5),
        Row("for positions alone", Default, outputs: 0),
    ];

    private static LayerRow Row(string form, EgnnOptions options, int? outputs = null) => new(
        $"EgnnLayer {form}",
        typeof(EgnnLayer),
        LayerCatalog.Plain,
        (parameters, widths) => LayerModel.Of(new EgnnLayer(parameters, widths, outputs ?? widths.Nodes, options)));
}
