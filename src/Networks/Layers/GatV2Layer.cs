using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Graph attention whose ranking of neighbours depends on who asks (Brody, Alon and Yahav 2022, equation 7): hᵢ' = Σⱼ αᵢⱼ·(W_source·hⱼ + b_source) + b, and α the softmax
/// over the edges into node i of a·leaky(W_target·hᵢ + b_target + W_source·hⱼ + b_source + W_edge·eᵢⱼ), of slope 0.2 below 0. Each head has its own; nodes get their results
/// one after the other, or the mean. It reads nodes [nodes×inputs] or the same as sparse nodes and, where declared, edges, and changes nodes [nodes×heads·width], or [nodes×width].
/// </summary>
/// <remarks>With self loops each node has exactly one edge from itself, with the mean of the features of those that lead to it from others.</remarks>
public sealed class GatV2Layer : Layer
{
    private readonly AttentionHeads heads;
    private readonly (Parameter Weight, Parameter Bias) target;
    private readonly (Parameter Weight, Parameter Bias) source;
    private readonly Parameter attention;
    private readonly Parameter bias;
    private readonly Parameter? edge;
    private readonly bool selfLoops;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">
    /// Where its parameters lie: <c>weight</c> [inputs×heads·width] and <c>bias</c> [heads·width] under <c>target</c> and under <c>source</c>, <c>attention</c> [heads×width],
    /// <c>bias</c> [outputs] and, where edges have features, <c>edge/weight</c> [edge features×heads·width].
    /// </param>
    /// <param name="inputs">What the layer reads.</param>
    /// <param name="width">The width of a head.</param>
    /// <param name="options">How nodes attend; null for the defaults.</param>
    /// <param name="selfLoops">Whether nodes attend to themselves.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public GatV2Layer(ParameterScope parameters, InputWidths inputs, int width, AttentionOptions? options = null, bool selfLoops = true)
    {
        heads = new AttentionHeads(options, width, nameof(GatV2Layer));
        target = Map(parameters["target"], inputs.Nodes);
        source = Map(parameters["source"], inputs.Nodes);
        attention = heads.Vector(parameters, "attention");
        bias = parameters.Add("bias", new Shape(heads.Outputs), Initializer.Zeros);
        edge = inputs.Edges > 0
            ? parameters["edge"].Add("weight", new Shape(inputs.Edges, heads.Width), Initializer.Glorot(inputs.Edges, heads.Width))
            : null;
        this.selfLoops = selfLoops;
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        AttentionEdges edges = selfLoops ? graph.Looped.Attention : graph.Attention;
        Tensor asked = state.NodesTimes(target.Weight, nameof(GatV2Layer), context) + target.Bias.Value;
        Tensor sent = state.NodesTimes(source.Weight, nameof(GatV2Layer), context) + source.Bias.Value;
        Tensor met = asked.GatherSum(edges.Targets, sent, edges.Sources, OfEdges(graph, state));
        Tensor weights = heads.Weights(edges, heads.Dots(Activation.LeakyRelu.Apply(met), attention.Value), context);
        return (graph, state with { Nodes = heads.Join(edges.Sum(weights, sent)) + bias.Value, SparseNodes = null });
    }

    private (Parameter Weight, Parameter Bias) Map(ParameterScope parameters, int inputs) => (
        parameters.Add("weight", new Shape(inputs, heads.Width), Initializer.Glorot(inputs, heads.Width)),
        parameters.Add("bias", new Shape(heads.Width), Initializer.Zeros));

    /// <summary>What edges bring, [edges×heads·width].</summary>
    private Tensor? OfEdges(GraphBatch graph, in GraphState state)
    {
        if (edge is null)
        {
            return null;
        }

        Tensor own = GraphState.Require(state.Edges, "edge features", nameof(GatV2Layer));
        return (selfLoops ? graph.Looped.Features(own) : own).MatMul(edge.Value);
    }
}

/// <summary>A <see cref="GatV2Layer"/> of a composed network.</summary>
public sealed record GatV2LayerOptions : LayerOptions
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
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new GatV2Layer(parameters, inputs, Width, Attention, SelfLoops);

    /// <inheritdoc/>
    public override void Validate()
    {
        CheckRange(Width, MostWidth, nameof(Width));
        AttentionHeads.Check(Attention, GetType().Name);
    }
}
