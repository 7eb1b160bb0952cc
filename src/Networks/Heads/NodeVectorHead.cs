using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// A vector a node. A network that moves positions predicts by where it moves them, with all of its symmetry; of any other the node
/// features are mapped to vectors (by as many maps as <see cref="NetworkOptions.HeadLayers"/>), as the plain graph network of Satorras et al. (2021) does. A row is a graph, with the vectors of all its nodes.
/// </summary>
public sealed class NodeVectorHead : Head
{
    private readonly VectorTarget target;
    private readonly HeadMaps? decoder;

    /// <summary>A head on a network.</summary>
    /// <param name="parameters">Where the parameters of a <c>decoder</c> lie, where there is one.</param>
    /// <param name="network">The network.</param>
    /// <param name="dimension">The dimension of positions and vectors.</param>
    /// <param name="target">What a vector stands for.</param>
    /// <exception cref="ArgumentException">The network pools nodes, or its node features are the prediction, and are not as many as there are dimensions.</exception>
    public NodeVectorHead(ParameterScope parameters, NetworkOptions network, int dimension, VectorTarget target)
    {
        CheckNodesStay(network);
        this.target = target;
        if (!network.MovesPositions)
        {
            decoder = new HeadMaps(parameters["decoder"], network, network.NodeWidth, dimension);
        }
    }

    /// <inheritdoc/>
    public override Tensor Encode(GraphBatch graph, GraphState before, GraphState after, Context context)
    {
        if (decoder is not null)
        {
            return decoder.Forward(GraphState.Require(after.Nodes, "node features", nameof(NodeVectorHead)));
        }

        Tensor moved = GraphState.Require(after.Positions, "positions", nameof(NodeVectorHead));
        return target == VectorTarget.Position
            ? moved
            : moved - GraphState.Require(before.Positions, "positions", nameof(NodeVectorHead));
    }
}
