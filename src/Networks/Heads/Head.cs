using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// From what a network knows at the end to what a task asks for, in two steps: what is computed once a graph, and what each row then needs.
/// A model that is asked for many rows of one graph takes the first step once.
/// </summary>
public abstract class Head
{
    /// <summary>Computes what is known of each graph, or of each node.</summary>
    /// <param name="graph">The batch.</param>
    /// <param name="before">What was known before the network.</param>
    /// <param name="after">What is known after it.</param>
    /// <param name="context">What the forward pass happens in.</param>
    /// <returns>[graphs×width] or [nodes×width]; the head says which.</returns>
    public abstract Tensor Encode(GraphBatch graph, GraphState before, GraphState after, Context context);

    /// <summary>Computes the prediction of each row. Where a row is a graph, that is what <see cref="Encode"/> gave.</summary>
    /// <param name="first">What is known of each row's graph or node, [rows×width].</param>
    /// <param name="second">What is known of each row's other node, [rows×width]; null where rows are no pairs.</param>
    /// <param name="inputs">What else each row has, [rows×width]; null for nothing.</param>
    /// <returns>[rows×numbers].</returns>
    public virtual Tensor Decode(Tensor first, Tensor? second, Tensor? inputs) => first;

    /// <summary>Checks that a network leaves nodes what they are, where something is predicted for each.</summary>
    /// <exception cref="ArgumentException">It pools them.</exception>
    internal static void CheckNodesStay(NetworkOptions network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.PoolsNodes)
        {
            throw new ArgumentException(
                $"{network.GetType().Name} pools nodes, and so predicts for graphs alone; for nodes, edges and pairs of nodes expected one without a layer that pools.", nameof(network));
        }
    }

    /// <summary>Computes what is predicted of whole graphs, from what <see cref="Encode"/> gave: where nothing more is to be done, just that.</summary>
    /// <param name="graph">The batch.</param>
    /// <param name="encoding">What is known of each graph, or of each node.</param>
    public virtual Tensor DecodeGraphs(GraphBatch graph, Tensor encoding) => encoding;

    /// <summary>The width of a network's node features.</summary>
    /// <exception cref="ArgumentException">It gives none.</exception>
    private protected static int WidthOf(NetworkOptions network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.NodeWidth > 0
            ? network.NodeWidth
            : throw new ArgumentException(
                $"{network.GetType().Name} moves positions and gives no node features; numbers that stay the same when a graph is turned are read off node features.",
                nameof(network));
    }
}
