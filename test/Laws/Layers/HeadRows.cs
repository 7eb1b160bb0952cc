using Equivariant.ML.Networks;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>Heads, each on a network.</summary>
internal static class HeadRows
{
    private static readonly EgnnOptions Egnn = new() { Layers = 1, Width = 4 };
    private static readonly GnnOptions Gnn = new() { Layers = 1, Width = 4 };

    internal static IEnumerable<LayerRow> All() =>
    [
        .. Enum.GetValues<Readout>().Select(readout => OfGraphs(readout)),
        new(
            "NodeVectorHead: positions",
            typeof(NodeVectorHead),
            LayerCatalog.Moving,
            (parameters, widths) => On(Egnn, parameters, widths, new NodeVectorHead(parameters, Egnn, widths.Dimension, VectorTarget.Position), y => new() { Points = y })),
        new(
            "NodeVectorHead: directions",
            typeof(NodeVectorHead),
            LayerCatalog.Moving,
            (parameters, widths) => On(Egnn, parameters, widths, new NodeVectorHead(parameters, Egnn, widths.Dimension, VectorTarget.Direction), y => new() { Directions = y })),
        new(
            "NodeVectorHead: decoded",
            typeof(NodeVectorHead),
            LayerCatalog.Moving,
            (parameters, widths) => On(Gnn, parameters, widths, new NodeVectorHead(parameters, Gnn, widths.Dimension, VectorTarget.Position), y => new() { Points = y })),
    ];

    private static LayerRow OfGraphs(Readout readout) => new(
        $"GraphHead: {readout}",
        typeof(GraphHead),
        LayerCatalog.Plain,
        (parameters, widths) => On(Egnn, parameters, widths, new GraphHead(parameters["head"], Egnn, 2, readout), y => new() { Graphs = y }));

    private static LayerModel On(
        NetworkOptions options, Tensors.ParameterScope parameters, InputWidths widths, Head head, Func<Tensors.Tensor, LayerOutputs> kind)
    {
        Network network = options.Create(parameters["network"], widths);
        return new(network.Symmetry, (graph, state, context) =>
        {
            (GraphBatch batch, GraphState after) = network.Forward(graph, state, context);
            return kind(head.Forward(batch, state, after));
        });
    }
}
