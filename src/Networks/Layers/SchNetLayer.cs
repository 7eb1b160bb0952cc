using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// An interaction of SchNet (Schütt et al. 2017), E(n)-invariant: hᵢ ← hᵢ + U·σ(W·Σⱼ (V·hⱼ) ∘ φ(dᵢⱼ) + b) + c, where the filter φ is a network of the distance dᵢⱼ = |xᵢ
/// − xⱼ| of an edge's ends, by Gaussians of it, and falls to 0 at the cutoff. It reads nodes [nodes×inputs] and positions [nodes×dimension], of which gradients are
/// smooth, and changes nodes [nodes×width]. What else edges have is not read.
/// </summary>
public sealed class SchNetLayer : Layer
{
    private readonly ContinuousFilter convolution;
    private readonly Dense last;
    private readonly Activation activation;
    private readonly bool residual;

    /// <summary>A layer of the given widths.</summary>
    /// <param name="parameters">Where its parameters lie: <c>filter</c>, of two maps; <c>source</c>, <c>received</c> and <c>last</c>.</param>
    /// <param name="inputs">What the layer reads.</param>
    /// <param name="options">The form of the layer, whose width is that of the nodes that it gives; its number of layers is not read here.</param>
    public SchNetLayer(ParameterScope parameters, InputWidths inputs, SchNetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        convolution = new ContinuousFilter(parameters, inputs.Nodes, options.Width, options);
        last = new Dense(parameters["last"], options.Width, options.Width);
        activation = options.Activation;
        residual = inputs.Nodes == options.Width;
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor h = GraphState.Require(state.Nodes, "node features", nameof(SchNetLayer));
        Tensor x = GraphState.Require(state.Positions, "positions", nameof(SchNetLayer));
        Tensor updated = last.Forward(activation.Apply(convolution.Forward(graph, h, x, context)));
        return (graph, state with { Nodes = residual ? h + updated : updated });
    }
}

/// <summary>A <see cref="SchNetLayer"/> of a composed network.</summary>
public sealed record SchNetLayerOptions : LayerOptions
{
    /// <summary>The form of the layer, whose width is also that of the nodes that it gives; its number of layers and its last width are not read here.</summary>
    /// <value>Default: that of <see cref="SchNetOptions"/>.</value>
    public SchNetOptions Form { get; init; } = new();

    /// <inheritdoc/>
    public override bool NeedsPositions => true;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Form.Width };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new SchNetLayer(parameters, inputs, Form);

    /// <inheritdoc/>
    public override void Validate() => Form.Validate();
}
