using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>
/// The way of one graph through a network, for whoever asks for one graph after the other. These are often joined alike: what was made of the last graph's
/// edges then serves again, and numbers go straight from the graph into the scope, so that a warm path allocates nothing. It serves one thread at a time, and
/// gives the bits that the graph has in a batch, unless an input is a thousand numbers wide: such products are cut by the number of rows.
/// </summary>
internal sealed class InferencePath(GraphNetwork network)
{
    private GraphBatch? edges;
    private bool edgeless;

    // As long as the last graph needs, so that one large graph is not kept in mind for good.
    private float[] nodeInputs = [];
    private float[] edgeInputs = [];

    private GraphSchema Schema => network.Inputs;

    /// <summary>What is computed once of a graph that has been checked against the schema, and its edges.</summary>
    internal (Tensor Encoding, GraphBatch Edges) Encode(Graph graph, Scope scope)
    {
        if (network.Batcher.Sparse)
        {
            PackedBatch batch = network.Batcher.Pack([graph]);
            return (network.Encode(batch, scope), batch.Graph);
        }

        if (edges is null || !IsJoinedAlike(graph, edges))
        {
            edges = network.Batcher.Pack([graph]).Graph;
            edgeless = graph.EdgeCount == 0;
        }

        return (network.Encode(edges, StateOf(graph, edges, scope), scope), edges);
    }

    // Of as many nodes, all graphs without edges are alike: they have none, or are taken as complete.
    private bool IsJoinedAlike(Graph graph, GraphBatch known) =>
        graph.NodeCount == known.NodeCount
        && (graph.EdgeCount == 0
            ? edgeless
            : graph.Targets.SequenceEqual(known.Targets.Index) && graph.Sources.SequenceEqual(known.Sources.Index));

    private GraphState StateOf(Graph graph, GraphBatch batch, Scope scope)
    {
        var vectors = new Shape(graph.NodeCount, Schema.Dimension);
        return new GraphState
        {
            Nodes = scope.Constant(NodesOf(graph), new Shape(graph.NodeCount, Schema.NodeWidth)),
            Edges = Schema.EdgeWidth > 0 ? scope.Constant(EdgesOf(graph, batch), new Shape(batch.EdgeCount, Schema.EdgeWidth)) : null,
            Positions = Schema.Dimension > 0 ? scope.Constant(graph.Positions, vectors) : null,
            Velocities = Schema.Velocities ? scope.Constant(graph.Velocities, vectors) : null,
        };
    }

    private ReadOnlySpan<float> NodesOf(Graph graph)
    {
        if (Schema.NodeFeatures > 0 && Schema.NodeTypes.Length == 0)
        {
            return graph.NodeFeatures;
        }

        Resize(ref nodeInputs, graph.NodeCount * Schema.NodeWidth);
        NodeInputs.Fill(Schema, graph, nodeInputs);
        return nodeInputs;
    }

    private ReadOnlySpan<float> EdgesOf(Graph graph, GraphBatch batch)
    {
        Resize(ref edgeInputs, batch.EdgeCount * Schema.EdgeWidth);
        EdgeInputs.Fill(Schema, graph, edgeInputs);
        return edgeInputs;
    }

    private static void Resize(ref float[] array, int length) => array = array.Length == length ? array : new float[length];
}
