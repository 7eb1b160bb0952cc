using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>A linear map of node features to a network's width.</summary>
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
        (graph, state with { Nodes = dense.Forward(GraphState.Require(state.Nodes, "node features", nameof(Embedding))) });
}
