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
    private readonly Mlp? step;
    private readonly Mlp? velocity;
    private readonly Dense? gate;
    private readonly Mlp? node;
    private readonly bool residual;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">Where its parameters lie: <c>edge</c>, <c>gate</c>, <c>coordinate</c>, <c>velocity</c> and <c>node</c>.</param>
    /// <param name="inputs">What the layer reads.</param>
    /// <param name="outputs">The width of the nodes that it gives; 0 where only positions are wanted.</param>
    /// <param name="options">The form of the layer; its number of layers is not read here.</param>
    public EgnnLayer(ParameterScope parameters, InputWidths inputs, int outputs, EgnnOptions options)
    {
        this.options = options ?? throw new ArgumentNullException(nameof(options));
        int width = options.Width;
        Activation activation = options.Activation;
        edge = new EdgeMlp(parameters["edge"], inputs.Nodes, 1 + inputs.Edges, width, activation);
        gate = options.InferEdges ? new Dense(parameters["gate"]["0"], width, 1) : null;
        if (options.UpdatePositions)
        {
            step = Mlp.ToStep(parameters["coordinate"], width, width, activation);
            velocity = inputs.Velocities ? new Mlp(parameters["velocity"], inputs.Nodes, width, 1, activation) : null;
        }

        node = outputs > 0 ? new Mlp(parameters["node"], inputs.Nodes + width + inputs.NodeAttributes, width, outputs, activation) : null;
        residual = options.Residual && outputs == inputs.Nodes;
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => options.Symmetry;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor h = GraphState.Require(state.Nodes, "node features", nameof(EgnnLayer));
        Tensor x = GraphState.Require(state.Positions, "positions", nameof(EgnnLayer));
        (Tensor difference, Tensor square) = Distances.Between(graph, x);
        Tensor scalars = state.Edges is { } attributes ? TensorOps.Concat(1, square, attributes) : square;
        Tensor messages = edge.Forward(graph, h, scalars, context);
        if (gate is not null)
        {
            messages *= gate.Forward(messages).Sigmoid();
        }

        return (graph, state with { Positions = Move(graph, state, x, h, difference, square, messages, context), Nodes = Update(graph, state, h, messages, context) });
    }

    private Tensor Move(
        GraphBatch graph, in GraphState state, Tensor x, Tensor h, Tensor difference, Tensor square, Tensor messages, Context context)
    {
        if (step is null)
        {
            return x;
        }

        Tensor factor = step.Forward(messages);
        if (options.BoundSteps)
        {
            factor = factor.Tanh();
        }

        Tensor moved = x + options.Coordinates.Apply(graph, options.Differences.Scale(difference, square) * factor, context);
        if (velocity is not null)
        {
            moved += velocity.Forward(h) * GraphState.Require(state.Velocities, "velocities", nameof(EgnnLayer));
        }

        return options.PullToOrigin == 0 ? moved : moved * (1 - options.PullToOrigin);
    }

    private Tensor Update(GraphBatch graph, in GraphState state, Tensor h, Tensor messages, Context context)
    {
        if (node is null)
        {
            return h;
        }

        Tensor received = options.Messages.Apply(graph, messages, context);
        Tensor updated = node.Forward(
            state.NodeAttributes is { } attributes ? TensorOps.Concat(1, h, received, attributes) : TensorOps.Concat(1, h, received));
        return residual ? h + updated : updated;
    }
}
