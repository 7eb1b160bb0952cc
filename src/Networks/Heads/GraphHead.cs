using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Numbers a graph: ρ(readout over its nodes of φ(h)), φ and ρ of two linear maps each (Satorras et al. 2021, appendix C.3); where the network asks for fewer
/// (<see cref="NetworkOptions.HeadLayers"/>), one linear map of the readout of h (Xu et al. 2019, equation 4.2), or that readout itself. A row is a graph.
/// </summary>
public sealed class GraphHead : Head
{
    private readonly Mlp? node;
    private readonly HeadMaps graph;
    private readonly GraphReadout readout;

    /// <summary>A head on a network's node features.</summary>
    /// <param name="parameters">Where its parameters lie: <c>graph</c>, of two maps each <c>node</c> and, where the readout has any, <c>readout</c>.</param>
    /// <param name="network">The network; it must give node features.</param>
    /// <param name="outputs">How many numbers a graph.</param>
    /// <param name="readout">How the nodes of a graph become one row.</param>
    /// <exception cref="ArgumentException">The network gives no node features, or as a prediction too few or too many.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option of the readout is out of its range.</exception>
    public GraphHead(ParameterScope parameters, NetworkOptions network, int outputs, ReadoutOptions readout)
    {
        ArgumentNullException.ThrowIfNull(readout);
        int width = WidthOf(network);
        node = network.HeadLayers == 2 ? new Mlp(parameters["node"], width, width, width, Activation.Silu) : null;
        this.readout = readout.Create(parameters["readout"], width);
        graph = new HeadMaps(parameters["graph"], network, this.readout.Width, outputs);
    }

    /// <inheritdoc/>
    public override Tensor Encode(GraphBatch graph, GraphState before, GraphState after, Context context)
    {
        Tensor h = GraphState.Require(after.Nodes, "node features", nameof(GraphHead));
        return this.graph.Forward(readout.Apply(graph, node?.Forward(h) ?? h));
    }
}
