using System.Text.Json.Serialization;
using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>The embeddings of a graph's nodes, and from them for every pair whether an edge joins it.</summary>
internal sealed record ReconstructedEdges : Output
{
    /// <summary>The width of embeddings.</summary>
    public required int EmbeddingWidth { get; init; }

    /// <summary>How two embeddings tell whether there is an edge.</summary>
    public required EdgeDecoder Decoder { get; init; }

    /// <summary>Whether embeddings have variances.</summary>
    public required bool Variational { get; init; }

    /// <summary>Whether messages pass between all nodes, with whether there is an edge as a feature; else along the graph's edges.</summary>
    public required bool CompleteMessages { get; init; }

    /// <summary>Whether positions are drawn, as many numbers a node as embeddings have.</summary>
    public required bool Noise { get; init; }

    /// <summary>What positions are drawn from in a prediction.</summary>
    public required int NoiseSeed { get; init; }

    [JsonIgnore]
    internal override RowShape Rows => RowShape.Graph;

    [JsonIgnore]
    internal override bool SumsNumbers => true;

    [JsonIgnore]
    internal override bool DecodesGraphs => true;

    [JsonIgnore]
    internal override bool DrawsPositions => Noise;

    internal override Head Create(ParameterScope parameters, ModelDescription model) =>
        new AutoencoderHead(parameters, model.Network, EmbeddingWidth, Decoder, Variational);

    internal override int EncodingLength(int nodes, ModelDescription model) => nodes * EmbeddingWidth;

    internal override int DecodedLength(int nodes) => nodes * Math.Max(0, nodes - 1);

    internal override GraphSchema InputsOf(GraphSchema graphs)
    {
        GraphSchema inputs = CompleteMessages
            ? graphs with { EdgeFeatures = graphs.EdgeWidth + 1, EdgeWeights = false, EdgeTypes = [], Edgeless = false }
            : graphs;
        return Noise ? inputs with { Dimension = EmbeddingWidth, Velocities = false } : inputs;
    }

    internal override Graph ToInput(GraphSchema graphs, Graph graph)
    {
        CheckSize(graph, row: null);
        Graph input = CompleteMessages ? Complete(graphs, graph) : graph;
        return Noise ? input.WithVelocities([], 0).WithPositions(NoiseOf(graph), EmbeddingWidth) : input;
    }

    internal override double[] Placed(double[] numbers, int[] places)
    {
        int others = places.Length - 1;
        var placed = new double[numbers.Length];
        for (int pair = 0; pair < numbers.Length; pair++)
        {
            int first = places[pair / others];
            int second = places[(pair % others) + (pair % others >= pair / others ? 1 : 0)];
            placed[(first * others) + second - (second > first ? 1 : 0)] = numbers[pair];
        }

        return placed;
    }

    internal override void Check()
    {
        const int Most = 1 << 16;
        if (EmbeddingWidth is < 1 or > Most || !Enum.IsDefined(Decoder))
        {
            throw new ArgumentException("the embedding is out of its range.");
        }
    }

    internal override void CheckNetwork(NetworkOptions network)
    {
        Head.CheckNodesStay(network);
        if (network.NeedsPositions && !Noise)
        {
            throw new ArgumentException(
                $"{nameof(GraphTrainerOptions.Network)}: {network.GetType().Name} needs positions, which an autoencoder draws; expected {nameof(GraphAutoencoderTrainer.Options.Noise)} = true.",
                nameof(network));
        }

        if (network is LinearDynamicsOptions)
        {
            throw new ArgumentException(
                $"{nameof(GraphTrainerOptions.Network)}: {nameof(LinearDynamicsOptions)} follows velocities, which nodes do not have whose positions are drawn.", nameof(network));
        }

        if (CompleteMessages && !network.ReadsEdgeFeatures)
        {
            throw new ArgumentException(
                $"{nameof(GraphTrainerOptions.Network)}: {network.GetType().Name} reads no edge features, which tell on a complete graph which edges there are; expected " +
                $"{nameof(GraphAutoencoderTrainer.Options.CompleteMessages)} = false.",
                nameof(network));
        }

        if (!network.MovesPositions || Variational)
        {
            base.CheckNetwork(network);
        }
    }

    /// <exception cref="InvalidOperationException">The graph has more pairs of nodes than can be decoded.</exception>
    internal static void CheckSize(Graph graph, long? row)
    {
        if (graph.NodeCount > Batcher.MostCompleteNodes)
        {
            throw new InvalidOperationException(
                $"{GraphRow.Named(row)} graph has {graph.NodeCount} nodes, whose pairs are too many to decode; expected at most {Batcher.MostCompleteNodes}.");
        }
    }

    /// <summary>An edge between any two nodes, with what their edges have, and whether there are any.</summary>
    private static Graph Complete(GraphSchema graphs, Graph graph)
    {
        int width = graphs.EdgeWidth + 1;
        int edges = graph.NodeCount * Math.Max(0, graph.NodeCount - 1);
        var sources = new int[edges];
        var targets = new int[edges];
        var features = new float[edges * width];
        int edge = 0;
        for (int target = 0; target < graph.NodeCount; target++)
        {
            for (int source = 0; source < graph.NodeCount; source++)
            {
                if (source != target)
                {
                    (sources[edge], targets[edge]) = (source, target);
                    EdgeInputs.FillPair(graphs, new GraphRow(graph, source, target), directed: true, features.AsSpan(edge * width, width));
                    edge++;
                }
            }
        }

        return new GraphBuilder(graph.NodeCount)
            .WithNodeFeatures(graph.NodeFeatures, graph.NodeFeatureWidth)
            .WithNodeTypes(graph.NodeTypes)
            .AddEdges(sources, targets)
            .WithEdgeFeatures(features, width)
            .Build();
    }

    /// <summary>Noise that follows from the seed and the graph alone, so that a prediction is repeated to the bit, by whatever rows it stands among.</summary>
    private float[] NoiseOf(Graph graph)
    {
        ulong hash = (ulong)graph.NodeCount;
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            // A sum: in whatever order edges were given, the graph is the same.
            ulong state = ((ulong)(uint)graph.Sources[edge] << 32) | (uint)graph.Targets[edge];
            hash += SeededRandom.SplitMix(ref state);
        }

        double[] normals = new SeededRandom((ulong)(uint)NoiseSeed).Fork("noise").Fork(hash).NextNormals(graph.NodeCount * EmbeddingWidth);
        return Array.ConvertAll(normals, normal => (float)normal);
    }
}
