using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// A graph transformer's attention (Vaswani et al. 2017 on a graph's edges; Shi et al. 2021, equations 3 and 4): hᵢ' = W_self·hᵢ + b + Σⱼ αᵢⱼ·(vⱼ + W_edge·eᵢⱼ), and α the softmax of
/// qᵢ·(kⱼ + W_edge·eᵢⱼ)/√width over the edges into node i, or over all nodes j of i's graph, i itself included. Queries q, keys k and values v are linear maps of h with bias; each head has its
/// own, and nodes get their results one after the other, or the mean. It reads nodes [nodes×inputs] and, where declared and not among all, edges, and changes nodes [nodes×heads·width], or
/// [nodes×width].
/// </summary>
/// <remarks>Among all, the layer does not know which nodes edges join: encodings among the node features say so. Time and memory grow with the square of a graph's nodes.</remarks>
public sealed class TransformerLayer : Layer
{
    private readonly AttentionHeads heads;
    private readonly Dense query;
    private readonly Dense key;
    private readonly Dense value;
    private readonly Dense self;
    private readonly Dense? edge;
    private readonly bool amongAll;
    private readonly double scale;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">
    /// Where its parameters lie: <c>weight</c> [inputs×heads·width] and <c>bias</c> under <c>query</c>, <c>key</c> and <c>value</c>, and [inputs×outputs] under <c>self</c>; and, where edges are
    /// read, <c>edge/weight</c> [edge features×heads·width].
    /// </param>
    /// <param name="inputs">What the layer reads.</param>
    /// <param name="width">The width of a head.</param>
    /// <param name="options">How nodes attend; null for the defaults.</param>
    /// <param name="amongAll">Whether nodes attend to all of their graph, in place of those that edges lead from.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public TransformerLayer(ParameterScope parameters, InputWidths inputs, int width, AttentionOptions? options = null, bool amongAll = false)
    {
        heads = new AttentionHeads(options, width, nameof(TransformerLayer));
        query = new Dense(parameters["query"], inputs.Nodes, heads.Width);
        key = new Dense(parameters["key"], inputs.Nodes, heads.Width);
        value = new Dense(parameters["value"], inputs.Nodes, heads.Width);
        self = new Dense(parameters["self"], inputs.Nodes, heads.Outputs);
        edge = inputs.Edges > 0 && !amongAll ? new Dense(parameters["edge"], inputs.Edges, heads.Width, withBias: false) : null;
        this.amongAll = amongAll;
        scale = 1 / Math.Sqrt(width);
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor h = GraphState.Require(state.Nodes, "node features", nameof(TransformerLayer));
        AttentionEdges edges = amongAll ? graph.Complete : graph.Attention;
        Tensor queries = query.Forward(h) * scale;
        Tensor scores = edges.Dots(queries, key.Forward(h), heads.Count);
        Tensor? own = edge?.Forward(GraphState.Require(state.Edges, "edge features", nameof(TransformerLayer)));
        scores = own is { } asked ? scores + heads.RowDots(asked, queries.Gather(edges.Targets)) : scores;
        Tensor weights = heads.Weights(edges, scores, context);
        Tensor received = edges.Sum(weights, value.Forward(h));
        received = own is { } sent ? received + heads.Scale(sent, weights).SegmentSum(edges.Targets) : received;
        return (graph, state with { Nodes = heads.Join(received) + self.Forward(h) });
    }
}

/// <summary>A <see cref="TransformerLayer"/> of a composed network.</summary>
public sealed record TransformerLayerOptions : LayerOptions
{
    /// <summary>The width of a head.</summary>
    /// <value>Default: 8.</value>
    public int Width { get; init; } = 8;

    /// <summary>How nodes attend.</summary>
    /// <value>Default: one head.</value>
    public AttentionOptions Attention { get; init; } = new();

    /// <summary>Whether nodes attend to all of their graph, in place of those that edges lead from.</summary>
    /// <value>Default: false.</value>
    public bool AmongAll { get; init; }

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Attention.OutputWidth(Width) };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new TransformerLayer(parameters, inputs, Width, Attention, AmongAll);

    /// <inheritdoc/>
    public override void Validate()
    {
        CheckRange(Width, MostWidth, nameof(Width));
        AttentionHeads.Check(Attention, GetType().Name);
    }
}
