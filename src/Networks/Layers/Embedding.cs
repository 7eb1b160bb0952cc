using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>A linear map of node features to a network's width, h·W + b. It reads nodes [nodes×inputs] or the same as sparse nodes, and changes nodes [nodes×outputs].</summary>
public sealed class Embedding : Layer
{
    private readonly Dense dense;

    /// <summary>A map of the given widths.</summary>
    /// <param name="parameters">Where its <c>weight</c> and <c>bias</c> lie.</param>
    /// <param name="inputs">The width of the nodes that it reads.</param>
    /// <param name="outputs">The width of the nodes that it gives.</param>
    public Embedding(ParameterScope parameters, int inputs, int outputs) => dense = new Dense(parameters, inputs, outputs);

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context) =>
        (graph, state with { Nodes = dense.Forward(state, nameof(Embedding), context), SparseNodes = null });
}

/// <summary>A <see cref="Embedding"/> of a composed network.</summary>
public sealed record LinearLayerOptions : LayerOptions
{
    /// <summary>The width of the nodes that the layer gives.</summary>
    /// <value>Default: 64.</value>
    public int Width { get; init; } = 64;

    /// <inheritdoc/>
    public override bool ReadsSparseNodes(InputWidths inputs) => true;

    /// <inheritdoc/>
    public override InputWidths Outputs(InputWidths inputs) => inputs with { Nodes = Width };

    /// <inheritdoc/>
    public override Layer Create(ParameterScope parameters, InputWidths inputs) => new Embedding(parameters, inputs.Nodes, Width);

    /// <inheritdoc/>
    public override void Validate() => CheckRange(Width, MostWidth, nameof(Width));
}
