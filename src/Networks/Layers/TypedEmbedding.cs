using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// A linear map of node features for each type of nodes: hᵢ' = W_t·xᵢ + b_t, t being the type of node i and x its features that tell no type. Nodes of several types, whose
/// features mean different things, then meet in one width (Schlichtkrull et al. 2018; Hu et al. 2020). It reads nodes [nodes×inputs] as they come with the graphs, and changes
/// nodes [nodes×outputs].
/// </summary>
/// <remarks>Nodes without types are all of one.</remarks>
public sealed class TypedEmbedding : Layer
{
    private readonly TypeColumns types;
    private readonly Parameter weight;

    /// <summary>A map of the given widths.</summary>
    /// <param name="parameters">Where its <c>weight</c> [types·(features + 1)×outputs] lies: for each type a matrix and, in its last row, the bias.</param>
    /// <param name="inputs">What the layer reads.</param>
    /// <param name="outputs">The width of the nodes that it gives.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such features as are said to tell the type.</exception>
    public TypedEmbedding(ParameterScope parameters, InputWidths inputs, int outputs)
    {
        types = new TypeColumns(inputs.NodeTypes, inputs.Nodes, "node", nameof(TypedEmbedding));
        weight = parameters.Add("weight", new Shape(checked(types.Count * (types.Others + 1)), outputs), Initializer.ForInputs(types.Others + 1));
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor h = context.Scope.Use(GraphState.Require(state.Nodes, "node features", nameof(TypedEmbedding)));
        (int rows, int width) = (h.Shape[0], types.Others + 1);
        Tensor features = TensorOps.Concat(1, types.OthersOf(h), context.Scope.Full(1, new Shape(rows, 1)));
        Tensor ofType = types.Of(h, rows, context).Reshape(new Shape(rows, types.Count, 1));
        Tensor products = (ofType * features.Reshape(new Shape(rows, 1, width))).Reshape(new Shape(rows, types.Count * width));
        return (graph, state with { Nodes = products.MatMul(weight.Value) });
    }
}

/// <summary>
/// A <see cref="TypedEmbedding"/> of a composed network: the first layer, for later ones do not see types. With <see cref="ComposedOptions.InputDropout"/> = 0 training does not
/// drop them.
/// </summary>
public sealed record TypedLinearLayerOptions : LayerOptions
{
    /// <summary>The width of the nodes that the layer gives.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Width };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new TypedEmbedding(parameters, inputs, Width);

    /// <inheritdoc/>
    public override void Validate() => CheckRange(Width, MostWidth, nameof(Width));
}
