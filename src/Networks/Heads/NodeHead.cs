using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>Numbers a node: two linear maps of its features, or as many as the network asks for (<see cref="NetworkOptions.HeadLayers"/>). A row is a node.</summary>
public sealed class NodeHead : Head
{
    private readonly HeadMaps node;

    /// <summary>A head on a network's node features.</summary>
    /// <param name="parameters">Where its parameters lie: <c>node</c>.</param>
    /// <param name="network">The network; it must give node features.</param>
    /// <param name="outputs">How many numbers a node.</param>
    /// <exception cref="ArgumentException">The network gives no node features, or pools nodes, or as a prediction too few or too many.</exception>
    public NodeHead(ParameterScope parameters, NetworkOptions network, int outputs)
    {
        CheckNodesStay(network);
        int width = WidthOf(network);
        node = new HeadMaps(parameters["node"], network, width, outputs);
    }

    /// <summary>The node features, [nodes×width].</summary>
    /// <inheritdoc/>
    public override Tensor Encode(GraphBatch graph, GraphState before, GraphState after, Context context) =>
        GraphState.Require(after.Nodes, "node features", nameof(NodeHead));

    /// <inheritdoc/>
    public override Tensor Decode(Tensor first, Tensor? second, Tensor? inputs) => node.Forward(first);
}
