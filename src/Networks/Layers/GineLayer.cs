using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The graph isomorphism network's layer with edge features (Hu et al. 2020, section 5.1): hᵢ' = φ((1 + ε)·hᵢ + Σⱼ relu(hⱼ + W_edge·eᵢⱼ + b)), φ being two linear
/// maps with an activation between them, and the sum over the edges into node i. It reads nodes [nodes×inputs] and edges, and changes nodes [nodes×outputs].
/// </summary>
public sealed class GineLayer : Layer
{
    private readonly Mlp node;
    private readonly Parameter? epsilon;
    private readonly EdgeProgram messages;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">
    /// Where its parameters lie: <c>edge</c>, <c>node</c> and, where it is trained, <c>epsilon</c> [1], which begins at 0.
    /// </param>
    /// <param name="inputs">What the layer reads; edges must have features.</param>
    /// <param name="hidden">The width between the two linear maps.</param>
    /// <param name="outputs">The width of the nodes that it gives.</param>
    /// <param name="trainEpsilon">Whether ε is trained; else it is 0.</param>
    /// <param name="activation">The function between the two linear maps.</param>
    /// <exception cref="ArgumentException">Edges have no features.</exception>
    public GineLayer(
        ParameterScope parameters, InputWidths inputs, int hidden, int outputs, bool trainEpsilon = false, Activation activation = Activation.Relu)
    {
        if (inputs.Edges == 0)
        {
            throw new ArgumentException($"{nameof(GineLayer)}: edges without features; expected at least one feature. {nameof(GinLayer)} needs none.", nameof(inputs));
        }

        var edge = new Dense(parameters["edge"], inputs.Edges, inputs.Nodes);
        node = new Mlp(parameters["node"], inputs.Nodes, hidden, outputs, activation);
        epsilon = trainEpsilon ? parameters.Add("epsilon", new Shape(1), Initializer.Zeros) : null;
        var edges = new EdgeProgramBuilder();
        EdgeValue sent = edges.AtSource(edges.Input());
        EdgeValue sum = edges.Add(edge.Write(edges, edges.Own(edges.Input())), sent);
        messages = edges.Build((edges.Map(Unary.Relu, sum), false));
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor h = GraphState.Require(state.Nodes, "node features", nameof(GineLayer));
        Tensor own = GraphState.Require(state.Edges, "edge features", nameof(GineLayer));
        return (graph, state with { Nodes = GinLayer.Update(h, messages.Run(graph.Edges, h, own), node, epsilon) });
    }
}

/// <summary>A <see cref="GineLayer"/> of a composed network.</summary>
public sealed record GineLayerOptions : LayerOptions
{
    /// <summary>The width of the nodes that the layer gives.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <summary>The width between the two linear maps; null for that of the nodes that the layer gives.</summary>
    /// <value>Default: null.</value>
    public int? Hidden { get; init; }

    /// <summary>Whether ε is trained; else it is 0.</summary>
    /// <value>Default: false.</value>
    public bool TrainEpsilon { get; init; }

    /// <summary>The function between the two linear maps.</summary>
    /// <value>Default: ReLU.</value>
    public Activation Activation { get; init; } = Activation.Relu;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Width };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new GineLayer(parameters, inputs, Hidden ?? Width, Width, TrainEpsilon, Activation);

    /// <inheritdoc/>
    public override void Validate()
    {
        CheckRange(Width, MostWidth, nameof(Width));
        CheckRange(Hidden ?? Width, MostWidth, nameof(Hidden));
        CheckDefined(Activation, nameof(Activation));
    }
}
