using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Differentiable pooling (Ying et al. 2018, equations 3 to 6): of each graph, Z = embed(A, X) and S = softmax(assign(A, X)), row by row, give a graph of so many clusters
/// with the features SᵀZ and the weights SᵀAS of an edge from each cluster to each, itself included. Aᵢⱼ is the weight of the edge into node i from node j, 1 where edges
/// have none. It reads what its two layers read, and gives a smaller batch with nodes [graphs·clusters×width] and edges [edges×1], whose feature is their weight; positions,
/// velocities and node attributes end here.
/// </summary>
/// <remarks>
/// To the loss of a training it adds, as means over the batch's graphs, the paper's two: linkWeight·‖A − SSᵀ‖ (Frobenius; parallel edges count each by itself) and
/// entropyWeight times the mean over a graph's nodes of the entropy of their rows of S, in nats.
/// </remarks>
public sealed class DiffPoolLayer : Layer
{
    private readonly Layer embedding;
    private readonly Layer assignment;
    private readonly EdgeWeights edges;
    private readonly int clusters;
    private readonly double linkWeight;
    private readonly double entropyWeight;

    /// <summary>A pooling to a number of clusters.</summary>
    /// <param name="embedding">What gives the nodes' features Z.</param>
    /// <param name="assignment">What gives a number for each node and cluster, [nodes×clusters].</param>
    /// <param name="inputs">What the layer reads, with the edge feature that is a weight, if one is.</param>
    /// <param name="clusters">How many clusters each graph is pooled to.</param>
    /// <param name="linkWeight">How much the distance of A and SSᵀ counts in a training, zero or positive.</param>
    /// <param name="entropyWeight">How much the entropy of the assignment counts in a training, zero or positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no clusters, a weight is negative, or there is no such edge feature.</exception>
    public DiffPoolLayer(Layer embedding, Layer assignment, InputWidths inputs, int clusters, double linkWeight = 1, double entropyWeight = 1)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(assignment);
        if (clusters < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(clusters), clusters, $"{nameof(DiffPoolLayer)}: {clusters} clusters; expected at least 1.");
        }

        this.embedding = embedding;
        this.assignment = assignment;
        this.clusters = clusters;
        this.linkWeight = NotNegative(linkWeight, nameof(linkWeight));
        this.entropyWeight = NotNegative(entropyWeight, nameof(entropyWeight));
        edges = new EdgeWeights(inputs, nameof(DiffPoolLayer));
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => embedding.Symmetry & assignment.Symmetry;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor z = NodesOf(embedding, graph, state, context);
        Tensor logits = NodesOf(assignment, graph, state, context);
        if (logits.Shape[1] != clusters)
        {
            throw new ArgumentException($"{nameof(DiffPoolLayer)}: the assignment {logits.Shape} is to {logits.Shape[1]} clusters; expected {clusters}.", nameof(state));
        }

        // Logarithms are of the softmax as a whole, so that they stay finite where it rounds to zero.
        Tensor shifted = logits - logits.Max(1).Detach();
        Tensor exponentials = shifted.Exp();
        Tensor total = exponentials.Sum(1);
        Tensor s = exponentials / total;
        Tensor? weights = edges.Of(state);
        Tensor neighbors = s.SparseMatMul(graph.Targets, graph.Sources, weights?.Reshape(new Shape(graph.EdgeCount)));
        Coarsening coarse = graph.Coarse(clusters);
        if (context.Training is not null)
        {
            Tensor link = LinkDistance(graph, coarse, s, neighbors, weights ?? context.Scope.Full(1, new Shape(graph.EdgeCount, 1)));
            Tensor entropy = (s * (total.Log() - shifted)).Sum(1).SegmentMean(graph.Graphs);
            context.AddLoss(((link * linkWeight) + (entropy * entropyWeight)).Mean());
        }

        return (coarse.Graph, new GraphState
        {
            Nodes = coarse.Pool(s, z),
            Edges = coarse.Pool(s, neighbors).Reshape(new Shape(coarse.Graph.EdgeCount, 1)),
        });
    }

    /// <summary>‖A − SSᵀ‖ of each graph, [graphs×1]. Its square is ‖A‖² − 2·tr(SᵀAS) + ‖SᵀS‖², in which no matrix of nodes by nodes occurs.</summary>
    private static Tensor LinkDistance(GraphBatch graph, Coarsening coarse, Tensor s, Tensor neighbors, Tensor weights)
    {
        Tensor own = weights.Square().SegmentSum(graph.Targets) - (2 * (s * neighbors).Sum(1));
        Tensor square = own.SegmentSum(graph.Graphs) + coarse.Pool(s, s).Square().Sum(1).SegmentSum(coarse.Graph.Graphs);
        return square.Relu().Sqrt();
    }

    private static Tensor NodesOf(Layer layer, GraphBatch graph, GraphState state, Context context) =>
        GraphState.Require(layer.Forward(graph, state, context).State.Nodes, "node features", nameof(DiffPoolLayer));

    private static double NotNegative(double weight, string name) => weight >= 0 && double.IsFinite(weight)
        ? weight
        : throw new ArgumentOutOfRangeException(name, weight, $"{nameof(DiffPoolLayer)}: a {name} of {weight}; expected zero or a positive number.");
}

/// <summary>A <see cref="DiffPoolLayer"/> of a composed network; what embeds nodes and what assigns them to clusters are a <see cref="GcnLayer"/> each.</summary>
public sealed record DiffPoolLayerOptions : LayerOptions
{
    /// <summary>How many clusters each graph is pooled to.</summary>
    /// <value>Default: 8.</value>
    public int Clusters { get; init; } = 8;

    /// <summary>The width of the clusters' features.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <summary>How much it counts in training that nodes which are joined are in the same cluster; zero or positive.</summary>
    /// <value>Default: 1.</value>
    public double LinkWeight { get; init; } = 1;

    /// <summary>How much it counts in training that each node is in one cluster; zero or positive.</summary>
    /// <value>Default: 1.</value>
    public double EntropyWeight { get; init; } = 1;

    /// <inheritdoc/>
    public override bool PoolsNodes => true;

    /// <inheritdoc/>
    public override bool ReadsSparseNodes(InputWidths inputs) => true;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => new() { Nodes = Width, Edges = 1, EdgeWeight = 0 };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new DiffPoolLayer(
        new GcnLayer(parameters["embedding"], inputs, Width), new GcnLayer(parameters["assignment"], inputs, Clusters), inputs, Clusters, LinkWeight, EntropyWeight);

    /// <inheritdoc/>
    public override void Validate()
    {
        CheckRange(Clusters, MostWidth, nameof(Clusters));
        CheckRange(Width, MostWidth, nameof(Width));
        CheckNotNegative(LinkWeight, nameof(LinkWeight));
        CheckNotNegative(EntropyWeight, nameof(EntropyWeight));
    }
}
