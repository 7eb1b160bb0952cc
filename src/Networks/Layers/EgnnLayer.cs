using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The E(n)-equivariant graph convolution (Satorras, Hoogeboom and Welling 2021, equations 3 to 7):
/// <code>
/// mᵢⱼ = φₑ(hᵢ, hⱼ, |xᵢ − xⱼ|², aᵢⱼ)                       and with the gate  mᵢⱼ ← φ_inf(mᵢⱼ)·mᵢⱼ
/// xᵢ ← xᵢ + C·Σⱼ (xᵢ − xⱼ)·φₓ(mᵢⱼ)                        and with velocities  + φᵥ(hᵢ)·vᵢ
/// hᵢ ← hᵢ + φₕ(hᵢ, Σⱼ mᵢⱼ)
/// </code>
/// It reads nodes [nodes×inputs], positions [nodes×dimension] and, where declared, edges, node attributes and velocities, and changes
/// nodes [nodes×outputs] and positions.
/// </summary>
public sealed class EgnnLayer : Layer
{
    private readonly EgnnOptions options;
    private readonly EdgeMlp edge;
    private readonly Mlp? velocity;
    private readonly Mlp? node;
    private readonly bool residual;
    private readonly int width;
    private readonly EdgeProgram? program;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">Where its parameters lie: <c>edge</c>, <c>gate</c>, <c>coordinate</c>, <c>velocity</c> and <c>node</c>.</param>
    /// <param name="inputs">What the layer reads.</param>
    /// <param name="outputs">The width of the nodes that it gives; 0 where only positions are wanted.</param>
    /// <param name="options">The form of the layer; its number of layers is not read here.</param>
    public EgnnLayer(ParameterScope parameters, InputWidths inputs, int outputs, EgnnOptions options)
    {
        this.options = options ?? throw new ArgumentNullException(nameof(options));
        width = options.Width;
        Activation activation = options.Activation;
        edge = new EdgeMlp(parameters["edge"], inputs.Nodes, 1 + inputs.Edges, width, activation);
        Dense? gate = options.InferEdges ? new Dense(parameters["gate"]["0"], width, 1) : null;
        Mlp? step = null;
        if (options.UpdatePositions)
        {
            step = Mlp.ToStep(parameters["coordinate"], width, width, activation);
            velocity = inputs.Velocities ? new Mlp(parameters["velocity"], inputs.Nodes, width, 1, activation) : null;
        }

        node = outputs > 0 ? new Mlp(parameters["node"], inputs.Nodes + width + inputs.NodeAttributes, width, outputs, activation) : null;
        residual = options.Residual && outputs == inputs.Nodes;
        program = node is null && step is null ? null : Write(inputs.Edges, gate, step);
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => options.Symmetry;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor h = GraphState.Require(state.Nodes, "node features", nameof(EgnnLayer));
        Tensor x = GraphState.Require(state.Positions, "positions", nameof(EgnnLayer));
        if (program is null)
        {
            return (graph, state);
        }

        (Tensor atTarget, Tensor atSource) = edge.Ends(h);
        Tensor sums = state.Edges is { } attributes
            ? program.Run(graph.Edges, x, -x, atTarget, atSource, attributes)
            : program.Run(graph.Edges, x, -x, atTarget, atSource);
        int messages = node is null ? 0 : width;
        Tensor moved = options.UpdatePositions ? Move(graph, state, x, h, sums.Slice(1, messages, x.Shape[1]), context) : x;
        Tensor updated = node is null ? h : Update(graph, state, h, sums.Slice(1, 0, messages), context);
        return (graph, state with { Positions = moved, Nodes = updated });
    }

    /// <summary>What edges bring to their targets: messages, where features change, and then steps, where positions do.</summary>
    private EdgeProgram Write(int attributes, Dense? gate, Mlp? step)
    {
        var edges = new EdgeProgramBuilder();
        (EdgeValue difference, EdgeValue square) = Distances.Write(edges);
        EdgeValue messages = edge.Write(edges, square, attributes);
        if (gate is not null)
        {
            messages = edges.Scale(messages, edges.Map(Unary.Sigmoid, gate.Write(edges, messages)));
        }

        (EdgeValue, bool) received = (messages, options.Messages.IsMean());
        if (step is null)
        {
            return edges.Build(received);
        }

        EdgeValue factor = step.Write(edges, (messages, width));
        factor = options.BoundSteps ? edges.Map(Unary.Tanh, factor) : factor;
        EdgeValue moves = edges.Scale(options.Differences.Write(edges, difference, square), factor);
        (EdgeValue, bool) moved = (options.LargestStep is { } most ? Shortened(edges, moves, most) : moves, options.Coordinates.IsMean());
        return node is null ? edges.Build(moved) : edges.Build(received, moved);
    }

    private static EdgeValue Shortened(EdgeProgramBuilder edges, EdgeValue step, double most)
    {
        EdgeValue root = edges.Map(Unary.Sqrt, edges.Map(Unary.Affine, edges.Dot(step, step), 1 / (most * most), 1));
        return edges.Scale(step, edges.Map(Unary.ReciprocalOrZero, root));
    }

    private Tensor Move(GraphBatch graph, in GraphState state, Tensor x, Tensor h, Tensor steps, Context context)
    {
        Tensor moved = x + options.Coordinates.Finish(graph, steps, context);
        if (velocity is not null)
        {
            moved += velocity.Forward(h) * GraphState.Require(state.Velocities, "velocities", nameof(EgnnLayer));
        }

        return options.PullToOrigin == 0 ? moved : moved * (1 - options.PullToOrigin);
    }

    private Tensor Update(GraphBatch graph, in GraphState state, Tensor h, Tensor received, Context context)
    {
        received = options.Messages.Finish(graph, received, context);
        Tensor updated = node!.Forward(
            state.NodeAttributes is { } attributes ? TensorOps.Concat(1, h, received, attributes) : TensorOps.Concat(1, h, received));
        return residual ? h + updated : updated;
    }
}

/// <summary>An <see cref="EgnnLayer"/> of a composed network.</summary>
public sealed record EgnnLayerOptions : LayerOptions
{
    /// <summary>
    /// The form of the layer, whose width is also that of the nodes that it gives. What is said there of all layers together is not read here: their number, and what each sees of the input.
    /// </summary>
    /// <value>Default: that of <see cref="EgnnOptions"/>.</value>
    public EgnnOptions Form { get; init; } = new();

    /// <inheritdoc/>
    public override Symmetry Symmetry => Form.Symmetry;

    /// <inheritdoc/>
    public override bool NeedsPositions => true;

    /// <inheritdoc/>
    public override bool MovesPositions => Form.MovesPositions;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Form.Width };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new EgnnLayer(parameters, inputs, Form.Width, Form);

    /// <inheritdoc/>
    public override void Validate()
    {
        ArgumentNullException.ThrowIfNull(Form);
        Form.Validate();
    }
}
