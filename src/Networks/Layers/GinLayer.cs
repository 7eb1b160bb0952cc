using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The graph isomorphism network's layer (Xu et al. 2019, equation 4.1): hᵢ' = φ((1 + ε)·hᵢ + Σⱼ hⱼ), φ being two linear maps with an activation between them,
/// and the sum over the sources j of the edges into node i. It reads nodes [nodes×inputs] and changes nodes [nodes×outputs].
/// </summary>
public sealed class GinLayer : Layer
{
    private readonly Mlp node;
    private readonly Parameter? epsilon;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">Where its parameters lie: <c>node</c> and, where it is trained, <c>epsilon</c> [1], which begins at 0.</param>
    /// <param name="inputs">The width of the nodes that it reads.</param>
    /// <param name="hidden">The width between the two linear maps.</param>
    /// <param name="outputs">The width of the nodes that it gives.</param>
    /// <param name="trainEpsilon">Whether ε is trained; else it is 0, which the paper calls GIN-0.</param>
    /// <param name="activation">The function between the two linear maps.</param>
    public GinLayer(ParameterScope parameters, int inputs, int hidden, int outputs, bool trainEpsilon = false, Activation activation = Activation.Relu)
    {
        node = new Mlp(parameters["node"], inputs, hidden, outputs, activation);
        epsilon = trainEpsilon ? parameters.Add("epsilon", new Shape(1), Initializer.Zeros) : null;
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor h = GraphState.Require(state.Nodes, "node features", nameof(GinLayer));
        return (graph, state with { Nodes = Update(h, h.SparseMatMul(graph.Targets, graph.Sources), node, epsilon) });
    }

    /// <summary>φ((1 + ε)·h + received).</summary>
    internal static Tensor Update(Tensor h, Tensor received, Mlp node, Parameter? epsilon) =>
        node.Forward(epsilon is null ? h + received : h + received + (h * epsilon.Value));
}

/// <summary>A <see cref="GinLayer"/> of a composed network.</summary>
public sealed record GinLayerOptions : LayerOptions
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
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new GinLayer(parameters, inputs.Nodes, Hidden ?? Width, Width, TrainEpsilon, Activation);

    /// <inheritdoc/>
    public override void Validate()
    {
        CheckRange(Width, MostWidth, nameof(Width));
        CheckRange(Hidden ?? Width, MostWidth, nameof(Hidden));
        CheckDefined(Activation, nameof(Activation));
    }
}
