using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// A linear map of node features to a network's width: H' = σ(H·W + b), b where it has one, with dropout of H in training.
/// It reads nodes [nodes×inputs] or the same as sparse nodes, and changes nodes [nodes×outputs].
/// </summary>
public sealed class Embedding : Layer
{
    private readonly Dense dense;
    private readonly double dropout;
    private readonly Activation? activation;

    /// <summary>A map of the given widths.</summary>
    /// <param name="parameters">Where its <c>weight</c> [inputs×outputs] and, with a bias, <c>bias</c> [outputs] lie.</param>
    /// <param name="inputs">The width of the nodes that it reads.</param>
    /// <param name="outputs">The width of the nodes that it gives.</param>
    /// <param name="dropout">The probability of a feature being dropped in training, from 0 to below 1.</param>
    /// <param name="activation">The function at the end, or null for none.</param>
    /// <param name="withBias">Whether there is a bias.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of its range.</exception>
    public Embedding(ParameterScope parameters, int inputs, int outputs, double dropout = 0, Activation? activation = null, bool withBias = true)
    {
        dense = new Dense(parameters, inputs, outputs, withBias);
        this.dropout = LayerChecks.Dropout(dropout, nameof(Embedding));
        this.activation = activation;
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        Tensor nodes = dense.Forward(state.Dropped(dropout, context), nameof(Embedding), context);
        return (graph, state with { Nodes = activation is { } function ? function.Apply(nodes) : nodes, SparseNodes = null });
    }
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
