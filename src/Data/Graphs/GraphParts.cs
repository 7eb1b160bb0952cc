namespace Equivariant.ML.Data;

/// <summary>The arrays of a graph. Each With-method checks what it takes and copies it, so that nothing outside can change it.</summary>
internal sealed record GraphParts(EdgeIndex Edges)
{
    public int NodeFeatureWidth { get; private init; }

    public float[] NodeFeatures { get; private init; } = [];

    public int EdgeFeatureWidth { get; private init; }

    public float[] EdgeFeatures { get; private init; } = [];

    public float[] EdgeWeights { get; private init; } = [];

    public int PositionDimension { get; private init; }

    public float[] Positions { get; private init; } = [];

    public int VelocityDimension { get; private init; }

    public float[] Velocities { get; private init; } = [];

    public int[] NodeTypes { get; private init; } = [];

    public int[] EdgeTypes { get; private init; } = [];

    private int NodeCount => Edges.NodeCount;

    private int EdgeCount => Edges.Sources.Length;

    public GraphParts WithNodeFeatures(ReadOnlySpan<float> values, int width) => this with
    {
        NodeFeatureWidth = GraphChecks.Rows("Node features", values, width, NodeCount, "node"),
        NodeFeatures = values.ToArray(),
    };

    /// <param name="values">Row-major edge features in the order given to <see cref="EdgeIndex.Create"/>.</param>
    /// <param name="width">Features of one edge.</param>
    /// <param name="order">The order that method gave.</param>
    public GraphParts WithEdgeFeatures(ReadOnlySpan<float> values, int width, int[]? order) => this with
    {
        EdgeFeatureWidth = GraphChecks.Rows("Edge features", values, width, EdgeCount, "edge"),
        EdgeFeatures = EdgeIndex.Reorder(values, order, width),
    };

    public GraphParts WithEdgeWeights(ReadOnlySpan<float> values, int[]? order)
    {
        if (values.IsEmpty)
        {
            return this with { EdgeWeights = [] };
        }

        GraphChecks.OnePerRow("Edge weights", values.Length, EdgeCount, "edge");
        GraphChecks.Rows("Edge weights", values, 1, EdgeCount, "edge");
        return this with { EdgeWeights = EdgeIndex.Reorder(values, order) };
    }

    public GraphParts WithPositions(ReadOnlySpan<float> values, int dimension)
    {
        GraphChecks.Rows("Positions", values, dimension, NodeCount, "node");
        if (VelocityDimension > 0 && dimension > 0)
        {
            GraphChecks.SameDimension("Positions", dimension, "velocities", VelocityDimension);
        }

        return this with { PositionDimension = dimension, Positions = values.ToArray() };
    }

    public GraphParts WithVelocities(ReadOnlySpan<float> values, int dimension)
    {
        GraphChecks.Rows("Velocities", values, dimension, NodeCount, "node");
        if (PositionDimension > 0 && dimension > 0)
        {
            GraphChecks.SameDimension("Velocities", dimension, "positions", PositionDimension);
        }

        return this with { VelocityDimension = dimension, Velocities = values.ToArray() };
    }

    public GraphParts WithNodeTypes(ReadOnlySpan<int> types)
    {
        GraphChecks.Types("Node types", types, NodeCount, "node");
        return this with { NodeTypes = types.ToArray() };
    }

    public GraphParts WithEdgeTypes(ReadOnlySpan<int> types, int[]? order)
    {
        GraphChecks.Types("Edge types", types, EdgeCount, "edge");
        return this with { EdgeTypes = types.IsEmpty ? [] : EdgeIndex.Reorder(types, order) };
    }

    /// <summary>The same nodes joined by other edges; features, weights and types of the former edges go with them.</summary>
    public GraphParts WithEdges(EdgeIndex edges) => this with
    {
        Edges = edges,
        EdgeFeatureWidth = 0,
        EdgeFeatures = [],
        EdgeWeights = [],
        EdgeTypes = [],
    };

    /// <summary>The same nodes with some of the edges, given by rising places in the stored order, and what is known of those.</summary>
    public GraphParts WithEdgesAt(int[] places) => this with
    {
        Edges = EdgeIndex.Create(NodeCount, EdgeIndex.Reorder<int>(Edges.Sources, places), EdgeIndex.Reorder<int>(Edges.Targets, places), out _),
        EdgeFeatures = EdgeFeatureWidth > 0 ? EdgeIndex.Reorder<float>(EdgeFeatures, places, EdgeFeatureWidth) : [],
        EdgeWeights = EdgeWeights.Length > 0 ? EdgeIndex.Reorder<float>(EdgeWeights, places) : [],
        EdgeTypes = EdgeTypes.Length > 0 ? EdgeIndex.Reorder<int>(EdgeTypes, places) : [],
    };

    /// <summary>Some of the nodes, each once, in the order given, with the edges among them and what is known of both.</summary>
    public GraphParts WithNodesAt(int[] nodes)
    {
        var places = new int[NodeCount];
        places.AsSpan().Fill(-1);
        for (int place = 0; place < nodes.Length; place++)
        {
            places[nodes[place]] = place;
        }

        GraphParts among = WithEdgesAt([.. Enumerable.Range(0, EdgeCount).Where(edge => places[Edges.Sources[edge]] >= 0 && places[Edges.Targets[edge]] >= 0)]);
        int[] sources = Array.ConvertAll(among.Edges.Sources, node => places[node]);
        int[] targets = Array.ConvertAll(among.Edges.Targets, node => places[node]);
        EdgeIndex edges = EdgeIndex.Create(nodes.Length, sources, targets, out int[]? order);
        return among with
        {
            Edges = edges,
            EdgeFeatures = EdgeIndex.Reorder<float>(among.EdgeFeatures, order, EdgeFeatureWidth),
            EdgeWeights = among.EdgeWeights.Length > 0 ? EdgeIndex.Reorder<float>(among.EdgeWeights, order) : [],
            EdgeTypes = among.EdgeTypes.Length > 0 ? EdgeIndex.Reorder<int>(among.EdgeTypes, order) : [],
            NodeFeatures = EdgeIndex.Reorder<float>(NodeFeatures, nodes, NodeFeatureWidth),
            Positions = EdgeIndex.Reorder<float>(Positions, nodes, PositionDimension),
            Velocities = EdgeIndex.Reorder<float>(Velocities, nodes, VelocityDimension),
            NodeTypes = NodeTypes.Length > 0 ? EdgeIndex.Reorder<int>(NodeTypes, nodes) : [],
        };
    }
}
