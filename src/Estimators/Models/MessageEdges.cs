using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Which edges of the training graphs carry messages, where edges are what is predicted: those known to be there from the training rows, and no
/// others, in training and whenever the same graph is scored. Of a graph, nodes (with features, types and positions) and edges are remembered as a hash, and a
/// bit an edge is kept.
/// A graph that training did not see keeps all its edges.
/// </summary>
internal sealed class MessageEdges
{
    // What one graph may have in a file; as many as arrays hold.
    private const int MostEdges = 0x7fff_ffc7;

    private readonly Dictionary<UInt128, byte[]> masks;
    private readonly ConditionalWeakTable<Graph, Graph> stripped = [];

    private MessageEdges(Dictionary<UInt128, byte[]> masks) => this.masks = masks;

    /// <summary>
    /// The edges that training rows say are there; of a pair without direction, both ways. Of a graph that only validation rows are about, all edges but
    /// those that these rows ask for.
    /// </summary>
    /// <param name="rows">The rows to learn from and to judge by.</param>
    /// <param name="directed">Whether pairs have a direction.</param>
    /// <param name="known">What a model whose training goes on remembers, or null.</param>
    /// <exception cref="InvalidOperationException">The graphs have edges, and no training row tells of any of them.</exception>
    internal static MessageEdges OfPositives(LabelledRows rows, bool directed, MessageEdges? known = null)
    {
        var masks = new Dictionary<UInt128, byte[]>();
        foreach ((UInt128 hash, byte[] mask) in known?.masks ?? [])
        {
            masks.Add(hash, [.. mask]);
        }

        foreach ((Graph graph, HashSet<(int, int)> pairs) in Positives(rows.Training, directed))
        {
            Keep(masks, graph, pairs.Contains);
        }

        if (masks.Values.All(mask => mask.All(bits => bits == 0)) && rows.Training.Any(row => row.Row.Graph.EdgeCount > 0))
        {
            throw new InvalidOperationException(
                "The graphs have edges, and no positive training row is one of them, so no edge would carry a message. Where the edges to be predicted " +
                $"were taken out of the graphs beforehand, set {nameof(LinkPredictionTrainer.Options.MessageEdges)} to {nameof(MessageEdgeChoice.Graph)}.");
        }

        HashSet<UInt128> learnt = [.. masks.Keys];
        foreach ((Graph graph, HashSet<(int, int)> pairs) in Positives(rows.Validation, directed))
        {
            if (!learnt.Contains(HashOf(graph, Canonical(graph))))
            {
                Keep(masks, graph, pair => !pairs.Contains(pair));
            }
        }

        return new MessageEdges(masks);
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

    /// <summary>The pairs that rows say belong together, of each graph that they are about.</summary>
    private static IEnumerable<(Graph Graph, HashSet<(int First, int Second)> Pairs)> Positives(IReadOnlyList<LabelledRow> rows, bool directed)
    {
        foreach (IGrouping<object?, LabelledRow> group in rows.GroupBy(row => row.Row.Graph, ReferenceEqualityComparer.Instance))
        {
            var pairs = new HashSet<(int, int)>();
            foreach (LabelledRow row in group.Where(row => row.Label[0] == 1))
            {
                pairs.Add((row.Row.First, row.Row.Second));
                if (!directed)
                {
                    pairs.Add((row.Row.Second, row.Row.First));
                }
            }

            yield return ((Graph)group.Key!, pairs);
        }
    }

    /// <summary>Sets the bits of edges. Two objects of equal content are the same graph: what either's rows say holds.</summary>
    private static void Keep(Dictionary<UInt128, byte[]> masks, Graph graph, Func<(int, int), bool> keep)
    {
        int[] order = Canonical(graph);
        ref byte[]? mask = ref CollectionsMarshal.GetValueRefOrAddDefault(masks, HashOf(graph, order), out _);
        mask ??= new byte[(graph.EdgeCount + 7) / 8];
        for (int i = 0; i < order.Length; i++)
        {
            if (keep((graph.Sources[order[i]], graph.Targets[order[i]])))
            {
                mask[i / 8] |= (byte)(1 << (i % 8));
            }
        }
    }

    /// <summary>The edges by target, then by source: the same for a graph whose edges were given in another order.</summary>
    private static int[] Canonical(Graph graph)
    {
        int[] order = [.. Enumerable.Range(0, graph.EdgeCount)];
        int[] sources = graph.Sources.ToArray();
        for (int node = 0; node < graph.NodeCount; node++)
        {
            int start = graph.TargetPointers[node];
            int length = graph.TargetPointers[node + 1] - start;
            Array.Sort(sources, order, start, length);
        }

        return order;
    }

    /// <summary>Nodes, what is known of them, and who is joined to whom.</summary>
    private static UInt128 HashOf(Graph graph, int[] order)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        int[] sources = [.. order.Select(edge => graph.Sources[edge])];
        hash.AppendData(MemoryMarshal.AsBytes([graph.NodeCount, graph.EdgeCount, graph.NodeFeatureWidth, graph.HasPositions ? graph.Dimension : 0]));
        hash.AppendData(MemoryMarshal.AsBytes(sources.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(graph.Targets));
        hash.AppendData(MemoryMarshal.AsBytes(graph.NodeFeatures));
        hash.AppendData(MemoryMarshal.AsBytes(graph.NodeTypes));
        hash.AppendData(MemoryMarshal.AsBytes(graph.Positions));
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash.GetHashAndReset());
    }

    private Graph Compute(Graph graph)
    {
        int[] order = Canonical(graph);
        if (!masks.TryGetValue(HashOf(graph, order), out byte[]? mask) || mask.Length != (graph.EdgeCount + 7) / 8)
        {
            return graph;
        }

        var kept = new bool[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            kept[order[i]] = (mask[i / 8] & (1 << (i % 8))) != 0;
        }

        return graph.WithEdgesWhere(edge => kept[edge]);
    }
}
