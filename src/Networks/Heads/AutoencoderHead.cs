using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The embedding of each node, and from two of them whether an edge joins the nodes (Kipf and Welling 2016; Satorras et al. 2021, section 5.2). A network that moves positions embeds a node by where it
/// moves it; of any other a linear map of the node's features is its embedding. A row is a graph.
/// </summary>
/// <remarks>
/// The variational form gives each embedding a variance, log σ² being a linear map of the node's features: one a number, or, where embeddings are positions that turn with a graph, one a node. A step of
/// training then decodes z = μ + σ·ε, ε ~ N(0, 1), and adds the divergence from N(0, 1), −½ Σ (1 + log σ² − μ² − σ²), summed over a graph's nodes; a prediction decodes μ.
/// </remarks>
public sealed class AutoencoderHead : Head
{
    private readonly Dense? embedding;
    private readonly Dense? spread;
    private readonly PairDecoder decoder;

    /// <summary>A head on a network.</summary>
    /// <param name="parameters">Where its parameters lie: <c>embedding</c>, <c>spread</c> and <c>decoder</c>.</param>
    /// <param name="network">The network.</param>
    /// <param name="width">The width of embeddings; of a network that moves positions, their dimension.</param>
    /// <param name="decoder">How two embeddings tell whether there is an edge.</param>
    /// <param name="variational">Whether embeddings have variances.</param>
    /// <exception cref="ArgumentException">Embeddings are to have variances, and the network gives no node features to read them off.</exception>
    public AutoencoderHead(ParameterScope parameters, NetworkOptions network, int width, EdgeDecoder decoder, bool variational)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        embedding = network.MovesPositions ? null : new Dense(parameters["embedding"], WidthOf(network), width);
        spread = variational ? new Dense(parameters["spread"], WidthOf(network), network.MovesPositions ? 1 : width) : null;
        this.decoder = new PairDecoder(parameters["decoder"], decoder, width);
    }

    /// <summary>The embeddings, [nodes×width].</summary>
    /// <inheritdoc/>
    public override Tensor Encode(GraphBatch graph, GraphState before, GraphState after, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor mean = embedding is null
            ? GraphState.Require(after.Positions, "positions", nameof(AutoencoderHead))
            : embedding.Forward(GraphState.Require(after.Nodes, "node features", nameof(AutoencoderHead)));
        if (spread is null || context.Noise(mean.Shape) is not { } noise)
        {
            return mean;
        }

        Tensor logVariance = spread.Forward(GraphState.Require(after.Nodes, "node features", nameof(AutoencoderHead))).BroadcastTo(mean.Shape);
        context.AddLoss((logVariance + 1 - mean.Square() - logVariance.Exp()).Sum() * (-0.5 / Math.Max(1, graph.GraphCount)));
        return mean + ((logVariance * 0.5).Exp() * noise);
    }

    /// <summary>The logit of every ordered pair of two different nodes of a graph, graph after graph, by the first node, then by the second: [pairs×1].</summary>
    /// <inheritdoc/>
    public override Tensor DecodeGraphs(GraphBatch graph, Tensor encoding)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return decoder.Forward(encoding, graph.Distinct);
    }
}
