using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The linear map from matrices to nodes that follows every permutation of nodes (Maron et al. 2019): hᵢ = Σₖ Lₖ(X)ᵢ·Wₖ + b. There are 5 such maps L: a node's entry on the
/// diagonal, the mean of its row and the mean of its column; and the same for all nodes of a graph, the mean of the diagonal and of all. It reads pairs [pairs×inputs], which it
/// takes away, and changes nodes [nodes×outputs].
/// </summary>
public sealed class PairsAsNodes : Layer
{
    private readonly Parameter ofNodes;
    private readonly Parameter ofGraphs;
    private readonly Parameter bias;

    /// <summary>A map of the given widths.</summary>
    /// <param name="parameters">Where its parameters lie: <c>weight</c> [5·inputs×outputs], one map after the other, and <c>bias</c> [outputs].</param>
    /// <param name="inputs">The width of the pairs that it reads.</param>
    /// <param name="outputs">The width of the nodes that it gives.</param>
    public PairsAsNodes(ParameterScope parameters, int inputs, int outputs)
    {
        const int Maps = 5;
        Parameter weight = parameters.Add("weight", new Shape(checked(Maps * inputs), outputs), Initializer.Glorot(Maps * inputs, outputs));
        bias = parameters.Add("bias", new Shape(outputs), Initializer.Zeros);
        ofNodes = weight.Rows(0, 3 * inputs);
        ofGraphs = weight.Rows(3 * inputs, 2 * inputs);
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor atNodes = graph.Pairs.AtNodes(GraphState.Require(state.Pairs, "features of pairs", nameof(PairsAsNodes)));
        Tensor ofAll = graph.Pairs.ToNodes(graph.Pairs.AtGraphs(atNodes).MatMul(ofGraphs.Value) + bias.Value);
        return (graph, state with { Nodes = atNodes.MatMul(ofNodes.Value) + ofAll, Pairs = null });
    }
}
