using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Numbers a pair of nodes: two linear maps, or one (<see cref="NetworkOptions.HeadLayers"/>), of the features of both, and of what else the pair has. Of a pair without direction the maps see
/// a + b and a·b, which do not tell its ends apart. A row is a pair.
/// </summary>
public sealed class PairHead : Head
{
    private readonly HeadMaps pair;
    private readonly bool directed;

    /// <summary>A head on a network's node features.</summary>
    /// <param name="parameters">Where its parameters lie: <c>pair</c>.</param>
    /// <param name="network">The network; it must give node features.</param>
    /// <param name="inputs">How many numbers a pair has of its own.</param>
    /// <param name="outputs">How many numbers are predicted for a pair.</param>
    /// <param name="directed">Whether (a, b) may have another prediction than (b, a).</param>
    /// <exception cref="ArgumentException">The network gives no node features, or pools nodes, or wants no map.</exception>
    public PairHead(ParameterScope parameters, NetworkOptions network, int inputs, int outputs, bool directed)
    {
        CheckNodesStay(network);
        int width = WidthOf(network);
        if (network.HeadLayers == 0)
        {
            throw new ArgumentException(
                $"{network.GetType().Name}.{nameof(NetworkOptions.HeadLayers)} is 0, and what is predicted of a pair is computed from the features of two nodes; expected 1 or 2.", nameof(network));
        }

        pair = new HeadMaps(parameters["pair"], network, (2 * width) + inputs, outputs);
        this.directed = directed;
    }

    /// <summary>The node features, [nodes×width].</summary>
    /// <inheritdoc/>
    public override Tensor Encode(GraphBatch graph, GraphState before, GraphState after, Context context) =>
        GraphState.Require(after.Nodes, "node features", nameof(PairHead));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no second node.</exception>
    public override Tensor Decode(Tensor first, Tensor? second, Tensor? inputs)
    {
        Tensor other = second ?? throw new ArgumentException("A pair has two nodes.", nameof(second));
        (Tensor left, Tensor right) = directed ? (first, other) : (first + other, first * other);
        return pair.Forward(inputs is { } own ? TensorOps.Concat(1, left, right, own) : TensorOps.Concat(1, left, right));
    }
}
