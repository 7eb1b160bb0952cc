using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>Heads, each on a network.</summary>
internal static class HeadRows
{
    private static readonly EgnnOptions Egnn = new() { Layers = 1, Width = 4 };
    private static readonly GnnOptions Gnn = new() { Layers = 1, Width = 4 };

    private static readonly ComposedOptions Pooling = new()
    {
        Layers = [new SageLayerOptions { Width = 4 }, new DiffPoolLayerOptions { Width = 4, Clusters = 3 }, new GcnLayerOptions { Width = 4 }], Activation = Activation.Tanh, Residual = true,
    };

    internal static IEnumerable<LayerRow> All() =>
    [
        .. Enum.GetValues<Readout>().Select(readout => OfGraphs(readout)),
        OfGraphs(new AttentionReadout()),
        OfGraphs(new Set2SetReadout()),
        OfGraphs(new Set2SetReadout { Steps = 1 }),
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
        new(
            "NodeHead",
            typeof(NodeHead),
            LayerCatalog.Plain,
            (parameters, widths) => On(Egnn, parameters, widths, new NodeHead(parameters["head"], Egnn, 2), y => new() { Nodes = y })),
        new(
            "GraphHead: on clusters",
            typeof(GraphHead),
            LayerCatalog.Plain with { Dimension = 0, EdgeWeight = 1 },
            (parameters, widths) => On(Pooling, parameters, widths, new GraphHead(parameters["head"], Pooling, 2, Readout.Sum), y => new() { Graphs = y })),
        OfAutoencoder(Egnn, EdgeDecoder.Distance, variational: false),
        OfAutoencoder(Egnn, EdgeDecoder.Distance, variational: true),
        OfAutoencoder(Gnn, EdgeDecoder.SquaredDifferences, variational: false),
        OfAutoencoder(Gnn, EdgeDecoder.InnerProduct, variational: true),
        OfPairs(directed: false),
        OfPairs(directed: true),
        OfPairs(LinkDecoder.InnerProduct),
        OfPairs(LinkDecoder.Distance),
        .. WithMaps(0),
        .. WithMaps(1),
    ];

    /// <summary>Heads of fewer maps than two.</summary>
    private static IEnumerable<LayerRow> WithMaps(int maps)
    {
        EgnnOptions egnn = Egnn with { HeadLayers = maps };
        yield return new($"GraphHead of {maps} maps", typeof(GraphHead), LayerCatalog.Plain, (parameters, widths) =>
            On(egnn, parameters, widths, new GraphHead(parameters["head"], egnn, 4, Readout.Sum), y => new() { Graphs = y }));
        yield return new($"NodeHead of {maps} maps", typeof(NodeHead), LayerCatalog.Plain, (parameters, widths) =>
            On(egnn, parameters, widths, new NodeHead(parameters["head"], egnn, 4), y => new() { Nodes = y }));
        yield return new($"NodeVectorHead of {maps} maps", typeof(NodeVectorHead), LayerCatalog.Moving, (parameters, widths) =>
        {
            GcnOptions gcn = new() { Width = 4, LastWidth = widths.Dimension, HeadLayers = maps, Activation = Activation.Silu };
            return On(gcn, parameters, widths, new NodeVectorHead(parameters, gcn, widths.Dimension, VectorTarget.Position), y => new() { Points = y });
        });
        if (maps > 0)
        {
            yield return new($"PairHead of {maps} maps", typeof(PairHead), LayerCatalog.Plain, (parameters, widths) =>
                On(egnn, parameters, widths, new PairHead(parameters["head"], egnn, widths.Edges, 2, directed: true), y => new() { Edges = y }));
        }
    }

    /// <summary>On the pairs that edges join, with the edges' features.</summary>
    private static LayerRow OfPairs(bool directed) => new(
        $"PairHead: {(directed ? "directed" : "undirected")}",
        typeof(PairHead),
        LayerCatalog.Plain,
        (parameters, widths) => On(
            Egnn, parameters, widths, new PairHead(parameters["head"], Egnn, widths.Edges, 2, directed), y => new() { Edges = y }));

    private static LayerRow OfPairs(LinkDecoder decoder) => new(
        $"PairHead: {decoder}",
        typeof(PairHead),
        LayerCatalog.Plain,
        (parameters, widths) => On(Egnn, parameters, widths, new PairHead(parameters["head"], Egnn, 0, 1, directed: false, decoder), y => new() { Edges = y }));

    private static LayerRow OfGraphs(ReadoutOptions readout) => new(
        $"GraphHead: {readout}",
        typeof(GraphHead),
        LayerCatalog.Plain,
        (parameters, widths) => On(Egnn, parameters, widths, new GraphHead(parameters["head"], Egnn, 2, readout), y => new() { Graphs = y }));

    /// <summary>The embeddings, and what they tell of all pairs of a graph together, which no order of nodes changes.</summary>
    private static LayerRow OfAutoencoder(NetworkOptions options, EdgeDecoder decoder, bool variational) => new(
        $"AutoencoderHead: {options.GetType().Name}, {decoder}{(variational ? ", variational" : "")}",
        typeof(AutoencoderHead),
        LayerCatalog.Plain,
        (parameters, widths) =>
        {
            Network network = options.Create(parameters["network"], widths);
            var head = new AutoencoderHead(parameters["head"], options, 3, decoder, variational);
            return new(network.Symmetry, (graph, state, context) =>
            {
                (GraphBatch batch, GraphState after) = network.Forward(graph, state, context);
                Tensor embedding = head.Encode(batch, state, after, context);
                Tensor told = head.DecodeGraphs(batch, embedding).Tanh().SegmentSum(GraphsOfPairs(batch));
                return options.MovesPositions ? new() { Points = embedding, Graphs = told } : new() { Nodes = embedding, Graphs = told };
            });
        });

    /// <summary>The graph of each ordered pair of two different nodes of a graph.</summary>
    private static Grouping GraphsOfPairs(GraphBatch batch) => Grouping.Of(
        [.. batch.Graphs.Index.ToArray().SelectMany(graph => Enumerable.Repeat(graph, batch.Graphs.Pointers[graph + 1] - batch.Graphs.Pointers[graph] - 1))],
        batch.GraphCount);

    private static LayerModel On(
        NetworkOptions options, ParameterScope parameters, InputWidths widths, Head head, Func<Tensor, LayerOutputs> kind)
    {
        Network network = options.Create(parameters["network"], widths);
        return new(network.Symmetry, (graph, state, context) =>
        {
            (GraphBatch batch, GraphState after) = network.Forward(graph, state, context);
            Tensor encoding = head.Encode(batch, state, after, context);
            bool pairs = head is PairHead;
            return kind(head.Decode(
                pairs ? encoding.Gather(batch.Sources) : encoding, pairs ? encoding.Gather(batch.Targets) : null, pairs ? state.Edges : null));
        });
    }
}
