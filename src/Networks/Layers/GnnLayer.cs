using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Message passing without geometry, the plain graph network that EGNN is measured against (Gilmer et al. 2017; Satorras et al. 2021):
/// mᵢⱼ = φₑ(hᵢ, hⱼ, aᵢⱼ), with the gate times σ(φ_a(|hᵢ − hⱼ|)), and hᵢ ← hᵢ + φₕ(hᵢ, Σⱼ mᵢⱼ).
/// It reads nodes [nodes×inputs] and, where declared, edges, and changes nodes [nodes×outputs].
/// </summary>
public sealed class GnnLayer : Layer
{
    private readonly GnnOptions options;
    private readonly EdgeMlp edge;
    private readonly Mlp node;
    private readonly bool gated;
    private readonly bool residual;
    private readonly EdgeProgram program;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">Where its parameters lie: <c>edge</c>, <c>gate</c> and <c>node</c>.</param>
    /// <param name="inputs">What the layer reads.</param>
    /// <param name="outputs">The width of the nodes that it gives.</param>
    /// <param name="options">The form of the layer; its number of layers is not read here.</param>
    public GnnLayer(ParameterScope parameters, InputWidths inputs, int outputs, GnnOptions options)
    {
        this.options = options ?? throw new ArgumentNullException(nameof(options));
        edge = new EdgeMlp(parameters["edge"], inputs.Nodes, inputs.Edges, options.Width, options.Activation);
        Mlp? gate = options.Gate ? new Mlp(parameters["gate"], inputs.Nodes, options.Width, 1, options.Activation) : null;
        node = new Mlp(parameters["node"], inputs.Nodes + options.Width, options.Width, outputs, options.Activation);
        residual = options.Residual && outputs == inputs.Nodes;
        gated = gate is not null;
        program = Write(inputs, gate);
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor h = GraphState.Require(state.Nodes, "node features", nameof(GnnLayer));
        (Tensor atTarget, Tensor atSource) = edge.Ends(h);
        Tensor received = (state.Edges, gated) switch
        {
            ({ } own, true) => program.Run(graph.Edges, atTarget, atSource, own, h, -h),
            ({ } own, false) => program.Run(graph.Edges, atTarget, atSource, own),
            (null, true) => program.Run(graph.Edges, atTarget, atSource, h, -h),
            (null, false) => program.Run(graph.Edges, atTarget, atSource),
        };
        Tensor updated = node.Forward(TensorOps.Concat(1, h, options.Messages.Finish(graph, received, context)));
        return (graph, state with { Nodes = residual ? h + updated : updated });
    }

    /// <summary>What edges bring to their targets.</summary>
    private EdgeProgram Write(InputWidths inputs, Mlp? gate)
    {
        var edges = new EdgeProgramBuilder();
        EdgeValue messages = edge.Write(edges, null, inputs.Edges);
        if (gate is not null)
        {
            EdgeValue apart = edges.Map(Unary.Abs, edges.Ends(edges.Input(), edges.Input()));
            messages = edges.Scale(messages, edges.Map(Unary.Sigmoid, gate.Write(edges, (apart, inputs.Nodes))));
        }

        return edges.Build((messages, options.Messages.IsMean()));
    }
}

/// <summary>A <see cref="GnnLayer"/> of a composed network.</summary>
public sealed record GnnLayerOptions : LayerOptions
{
    /// <summary>The form of the layer, whose width is also that of the nodes that it gives; its number of layers is not read here.</summary>
    /// <value>Default: that of <see cref="GnnOptions"/>.</value>
    public GnnOptions Form { get; init; } = new();

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Form.Width };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new GnnLayer(parameters, inputs, Form.Width, Form);

    /// <inheritdoc/>
    public override void Validate()
    {
        ArgumentNullException.ThrowIfNull(Form);
        Form.Validate();
    }
}
