using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Which edges of the training graphs carry messages, where edges are what is predicted: those known to be there from the training rows, and no
/// others, in training and whenever the same graph is scored. Of a graph, its nodes and edges are remembered as a hash, and a bit an edge is kept.
/// A graph that training did not see keeps all its edges.
/// </summary>
internal sealed class MessageEdges
{
    // What one graph may have in a file; as many as arrays hold.
    private const int MostEdges = 0x7fff_ffc7;

    private readonly Dictionary<UInt128, byte[]> masks;
    private readonly ConditionalWeakTable<Graph, Graph> stripped = [];

    private MessageEdges(Dictionary<UInt128, byte[]> masks) => this.masks = masks;

    /// <summary>The edges that training rows say are there; of a pair without direction, both ways.</summary>
    /// <exception cref="InvalidOperationException">The graphs have edges, and no training row tells of any of them.</exception>
    internal static MessageEdges OfPositives(IReadOnlyList<LabelledRow> training, bool directed)
    {
        var masks = new Dictionary<UInt128, byte[]>();
        foreach (IGrouping<object?, LabelledRow> group in training.GroupBy(row => row.Row.Graph, ReferenceEqualityComparer.Instance))
        {
            var graph = (Graph)group.Key!;
            var known = new HashSet<(int, int)>();
            foreach (LabelledRow row in group.Where(row => row.Label[0] == 1))
            {
                known.Add((row.Row.First, row.Row.Second));
                if (!directed)
                {
                    known.Add((row.Row.Second, row.Row.First));
                }
            }

            // Two objects of equal content are the same graph: what either's rows say holds.
            ref byte[]? mask = ref CollectionsMarshal.GetValueRefOrAddDefault(masks, HashOf(graph), out _);
            mask ??= new byte[(graph.EdgeCount + 7) / 8];
            for (int edge = 0; edge < graph.EdgeCount; edge++)
            {
                if (known.Contains((graph.Sources[edge], graph.Targets[edge])))
                {
                    mask[edge / 8] |= (byte)(1 << (edge % 8));
                }
            }
        }

        return masks.Values.Any(mask => mask.Any(bits => bits != 0)) || training.All(row => row.Row.Graph.EdgeCount == 0)
            ? new MessageEdges(masks)
            : throw new InvalidOperationException(
                "The graphs have edges, and no positive training row is one of them, so no edge would carry a message. Where the edges to be predicted " +
                $"were taken out of the graphs beforehand, set {nameof(LinkPredictionTrainer.Options.MessageEdges)} to {nameof(MessageEdgeChoice.Graph)}.");
    }

    /// <summary>A graph with the edges that carry messages.</summary>
    internal Graph Strip(Graph graph) => stripped.GetValue(graph, Compute);

    internal void Write(BinaryWriter writer)
    {
        writer.Write(masks.Count);
        foreach ((UInt128 hash, byte[] mask) in masks.OrderBy(entry => entry.Key))
        {
            writer.Write((ulong)(hash >> 64));
            writer.Write((ulong)hash);
            writer.Write(mask.Length);
            writer.Write(mask);
        }
    }

    /// <exception cref="FormatException">The content makes no sense.</exception>
    internal static MessageEdges Read(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        var masks = new Dictionary<UInt128, byte[]>();
        for (int i = 0; i < count; i++)
        {
            var hash = new UInt128(reader.ReadUInt64(), reader.ReadUInt64());
            int length = reader.ReadInt32();
            if (length is < 0 or > MostEdges / 8 || length > reader.BaseStream.Length - reader.BaseStream.Position || !masks.TryAdd(hash, reader.ReadBytes(length)))
            {
                throw new FormatException($"The model's message edges of graph {i} of {count} make no sense.");
            }
        }

        return new MessageEdges(masks);
    }

    private static UInt128 HashOf(Graph graph)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes([graph.NodeCount, graph.EdgeCount]));
        hash.AppendData(MemoryMarshal.AsBytes(graph.Sources));
        hash.AppendData(MemoryMarshal.AsBytes(graph.Targets));
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash.GetHashAndReset());
    }

    private Graph Compute(Graph graph)
    {
        if (!masks.TryGetValue(HashOf(graph), out byte[]? mask) || mask.Length != (graph.EdgeCount + 7) / 8)
        {
            return graph;
        }

        return graph.WithEdgesWhere(edge => (mask[edge / 8] & (1 << (edge % 8))) != 0);
    }
}
