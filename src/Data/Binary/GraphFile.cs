namespace Equivariant.ML.Data;

/// <summary>
/// A graph as bytes, little-endian, every value to the bit and every edge in its place: the version (1 byte), which of the
/// optional parts there are (1 byte), the number of nodes and of edges, the widths of node features, edge features, positions
/// and velocities (4 bytes each, 0 without), then 4 bytes for each number of: target pointers [nodes + 1], sources [edges],
/// node features, edge features, edge weights, positions, velocities, node types, edge types.
/// </summary>
/// <remarks>
/// Pointers stand for the targets, so that a node takes bytes of the file too: no count makes the reader allocate more than
/// a small multiple of the bytes that are there. What is read passes the checks of <see cref="GraphBuilder"/>.
/// </remarks>
internal static class GraphFile
{
    private const byte Version = 1;

    [Flags]
    private enum Parts : byte
    {
        None = 0,
        EdgeWeights = 1,
        NodeTypes = 2,
        EdgeTypes = 4,
        All = EdgeWeights | NodeTypes | EdgeTypes,
    }

    /// <summary>Writes a graph.</summary>
    public static void Write(Graph graph, BinaryWriter writer)
    {
        writer.Write(Version);
        writer.Write((byte)PartsOf(graph));
        writer.Write(graph.NodeCount);
        writer.Write(graph.EdgeCount);
        writer.Write(graph.NodeFeatureWidth);
        writer.Write(graph.EdgeFeatureWidth);
        writer.Write(graph.HasPositions ? graph.Dimension : 0);
        writer.Write(graph.HasVelocities ? graph.Dimension : 0);
        FileNumbers.Write(writer, graph.TargetPointers);
        FileNumbers.Write(writer, graph.Sources);
        FileNumbers.Write(writer, graph.NodeFeatures);
        FileNumbers.Write(writer, graph.EdgeFeatures);
        FileNumbers.Write(writer, graph.EdgeWeights);
        FileNumbers.Write(writer, graph.Positions);
        FileNumbers.Write(writer, graph.Velocities);
        FileNumbers.Write(writer, graph.NodeTypes);
        FileNumbers.Write(writer, graph.EdgeTypes);
    }

    /// <summary>Reads a graph, and not a byte more.</summary>
    /// <param name="reader">Over a stream that knows its length and its position.</param>
    /// <exception cref="FormatException">The bytes are not a graph, or end before it does.</exception>
    public static Graph Read(BinaryReader reader)
    {
        try
        {
            return ReadChecked(reader);
        }
        catch (Exception ex) when (ex is EndOfStreamException or ArgumentException)
        {
            // Without an inner one: ML.NET wraps errors of loading, and the base exception that users look for is to be clear.
            throw new FormatException($"The file's graph makes no sense: {ex.Message}");
        }
    }

    private static Graph ReadChecked(BinaryReader reader)
    {
        byte version = reader.ReadByte();
        if (version != Version)
        {
            throw new FormatException($"The file's graph is of version {version}; this version of Equivariant.ML reads {Version}.");
        }

        var parts = (Parts)reader.ReadByte();
        if ((parts & ~Parts.All) != 0)
        {
            throw new FormatException($"The file's graph has parts {(byte)parts}; expected at most {(byte)Parts.All}.");
        }

        int nodes = reader.ReadInt32();
        int edges = reader.ReadInt32();
        GraphChecks.Count("number of nodes", nodes);
        int nodeFeatures = reader.ReadInt32();
        int edgeFeatures = reader.ReadInt32();
        int dimension = reader.ReadInt32();
        int velocities = reader.ReadInt32();
        int[] pointers = FileNumbers.ReadInts(reader, (long)nodes + 1);
        int[] sources = FileNumbers.ReadInts(reader, edges);
        Graph graph = new GraphBuilder(nodes)
            .AddEdges(sources, Targets(pointers, edges))
            .WithNodeFeatures(FileNumbers.ReadFloats(reader, (long)nodes * nodeFeatures), nodeFeatures)
            .WithEdgeFeatures(FileNumbers.ReadFloats(reader, (long)edges * edgeFeatures), edgeFeatures)
            .WithEdgeWeights(FileNumbers.ReadFloats(reader, parts.HasFlag(Parts.EdgeWeights) ? edges : 0))
            .WithPositions(FileNumbers.ReadFloats(reader, (long)nodes * dimension), dimension)
            .WithVelocities(FileNumbers.ReadFloats(reader, (long)nodes * velocities), velocities)
            .WithNodeTypes(FileNumbers.ReadInts(reader, parts.HasFlag(Parts.NodeTypes) ? nodes : 0))
            .WithEdgeTypes(FileNumbers.ReadInts(reader, parts.HasFlag(Parts.EdgeTypes) ? edges : 0))
            .Build();

        // A part of no values is not there, so that every graph has one form.
        return PartsOf(graph) == parts
            ? graph
            : throw new FormatException($"The file's graph has parts {(byte)parts}; expected {(byte)PartsOf(graph)}, as it has {edges} edges and {nodes} nodes.");
    }

    /// <summary>The target of each edge, rising, from where each node's incoming edges start.</summary>
    private static int[] Targets(int[] pointers, int edges)
    {
        if (pointers[0] != 0 || pointers[^1] != edges)
        {
            throw new FormatException($"The file's graph has edges from {pointers[0]} to {pointers[^1]}; expected 0 to {edges}.");
        }

        var targets = new int[edges];
        for (int node = 0; node < pointers.Length - 1; node++)
        {
            // With the ends checked above, pointers that rise stay within the edges; the first that does not is refused before it is used.
            if (pointers[node + 1] < pointers[node] || pointers[node + 1] > edges)
            {
                throw new FormatException(
                    $"The file's graph has edges of node {node} from {pointers[node]} to {pointers[node + 1]}; expected rising places up to {edges}.");
            }

            targets.AsSpan(pointers[node]..pointers[node + 1]).Fill(node);
        }

        return targets;
    }

    private static Parts PartsOf(Graph graph) =>
        (graph.EdgeWeights.IsEmpty ? Parts.None : Parts.EdgeWeights)
        | (graph.NodeTypes.IsEmpty ? Parts.None : Parts.NodeTypes)
        | (graph.EdgeTypes.IsEmpty ? Parts.None : Parts.EdgeTypes);
}
