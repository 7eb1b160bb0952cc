using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Graph attention (Veličković et al. 2018): hᵢ' = Σⱼ αᵢⱼ·W·hⱼ + b, and α the softmax over the edges into node i of leaky(a_target·W·hᵢ + a_source·W·hⱼ +
/// a_edge·W_edge·eᵢⱼ), of slope 0.2 below 0. Each head has its own; nodes get their results one after the other, or the mean. It reads nodes [nodes×inputs] or the
/// same as sparse nodes and, where declared, edges, and changes nodes [nodes×heads·width], or [nodes×width].
/// </summary>
/// <remarks>With self loops each node has exactly one edge from itself, with the mean of the features of those that lead to it from others.</remarks>
public sealed class GatLayer : Layer
{
    private readonly AttentionHeads heads;
    private readonly Parameter weight;
    private readonly Parameter target;
    private readonly Parameter source;
    private readonly Parameter bias;
    private readonly (Parameter Weight, Parameter Vector)? edge;
    private readonly bool selfLoops;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">
    /// Where its parameters lie: <c>weight</c> [inputs×heads·width], <c>target</c> and <c>source</c> [heads×width], <c>bias</c> [outputs] and, where edges have features,
    /// <c>edge/weight</c> [edge features×heads·width] and <c>edge/attention</c> [heads×width].
    /// </param>
    /// <param name="inputs">What the layer reads.</param>
    /// <param name="width">The width of a head.</param>
    /// <param name="options">How nodes attend; null for the defaults.</param>
    /// <param name="selfLoops">Whether nodes attend to themselves.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public GatLayer(ParameterScope parameters, InputWidths inputs, int width, AttentionOptions? options = null, bool selfLoops = true)
    {
        heads = new AttentionHeads(options, width, nameof(GatLayer));
        weight = parameters.Add("weight", new Shape(inputs.Nodes, heads.Width), Initializer.Glorot(inputs.Nodes, heads.Width));
        target = heads.Vector(parameters, "target");
        source = heads.Vector(parameters, "source");
        bias = parameters.Add("bias", new Shape(heads.Outputs), Initializer.Zeros);
        if (inputs.Edges > 0)
        {
            Parameter map = parameters["edge"].Add("weight", new Shape(inputs.Edges, heads.Width), Initializer.Glorot(inputs.Edges, heads.Width));
            edge = (map, heads.Vector(parameters["edge"], "attention"));
        }

        this.selfLoops = selfLoops;
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor h = state.NodesTimes(weight, nameof(GatLayer), context);
        AttentionEdges edges = selfLoops ? graph.Looped.Attention : graph.Attention;
        Tensor scores = heads.Dots(h, target.Value).GatherSum(edges.Targets, heads.Dots(h, source.Value), edges.Sources, OfEdges(graph, state, context));
        Tensor weights = heads.Weights(edges, Activation.LeakyRelu.Apply(scores), context);
        return (graph, state with { Nodes = heads.Join(edges.Sum(weights, h)) + bias.Value, SparseNodes = null });
    }

    /// <summary>What edges bring to their scores, [edges×heads].</summary>
    private Tensor? OfEdges(GraphBatch graph, in GraphState state, Context context)
    {
        if (edge is not { } its)
        {
            return null;
        }

        // a·(W·e) = (a·W)·e: edges meet one number a head.
        Tensor own = GraphState.Require(state.Edges, "edge features", nameof(GatLayer));
        return (selfLoops ? graph.Looped.Features(own) : own).MatMul(heads.Dots(context.Scope.Use(its.Weight.Value), its.Vector.Value));
    }
}

/// <summary>A <see cref="GatLayer"/> of a composed network.</summary>
public sealed record GatLayerOptions : LayerOptions
{
    /// <summary>The width of a head.</summary>
    /// <value>Default: 8.</value>
    public int Width { get; init; } = 8;

    /// <summary>How nodes attend.</summary>
    /// <value>Default: one head.</value>
    public AttentionOptions Attention { get; init; } = new();

    /// <summary>Whether nodes attend to themselves.</summary>
    /// <value>Default: true.</value>
    public bool SelfLoops { get; init; } = true;

    /// <inheritdoc/>
    public override bool ReadsSparseNodes(InputWidths inputs) => true;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Attention.OutputWidth(Width) };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new GatLayer(parameters, inputs, Width, Attention, SelfLoops);

    /// <inheritdoc/>
    public override void Validate()
    {
        CheckRange(Width, MostWidth, nameof(Width));
        AttentionHeads.Check(Attention, GetType().Name);
    }
}
