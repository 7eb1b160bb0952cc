namespace Equivariant.ML.Tensors;

/// <summary>
/// The edges of a batch as an <see cref="EdgeProgram"/> runs over them: cut, between nodes, into chunks that threads share. The cuts depend on the
/// edges alone, not on the number of threads, so neither do sums.
/// </summary>
public sealed class EdgePairs
{
    // A chunk has about so many edges and nodes together, or more where there would be too many chunks; many come in eights, which two, four or eight
    // threads share evenly.
    private const int LeastChunk = 256, MostChunks = 32, Share = 8;

    // Chunks that nothing crosses may be so many times as large as wished.
    private const int Patience = 2;

    private readonly int[] cuts;

    /// <summary>Pairs of nodes.</summary>
    /// <param name="targets">Each edge's target node.</param>
    /// <param name="sources">Each edge's source node.</param>
    /// <exception cref="ArgumentException">The two speak of different numbers of edges or nodes.</exception>
    public EdgePairs(Grouping targets, Grouping sources)
        : this(targets, sources, [])
    {
    }

    /// <summary>Pairs of nodes in parts that no edge leaves.</summary>
    /// <param name="targets">Each edge's target node.</param>
    /// <param name="sources">Each edge's source node.</param>
    /// <param name="parts">The first node of each part, and at the end the number of nodes; empty where none are known.</param>
    internal EdgePairs(Grouping targets, Grouping sources, ReadOnlySpan<int> parts)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(sources);
        if (targets.RowCount != sources.RowCount || targets.GroupCount != sources.GroupCount)
        {
            throw new ArgumentException(
                $"{targets.RowCount} targets among {targets.GroupCount} nodes and {sources.RowCount} sources among {sources.GroupCount} nodes do not fit.");
        }

        Targets = targets;
        Sources = sources;
        cuts = InOrder ? Cut(parts.IsEmpty ? [0, NodeCount] : parts) : [0, NodeCount];
    }

    /// <summary>Each edge's target node.</summary>
    public Grouping Targets { get; }

    /// <summary>Each edge's source node.</summary>
    public Grouping Sources { get; }

    /// <summary>How many nodes there are.</summary>
    public int NodeCount => Targets.GroupCount;

    /// <summary>How many edges there are.</summary>
    public int EdgeCount => Targets.RowCount;

    /// <summary>Whether edges stand in the order of their targets.</summary>
    internal bool InOrder => Targets.Rows.IsEmpty;

    /// <summary>Whether no edge leads from a chunk into another, as where chunks are whole graphs: sums at sources are then each chunk's own.</summary>
    internal bool Closed { get; private set; }

    /// <summary>The first node of each chunk, and at the end the number of nodes.</summary>
    internal ReadOnlySpan<int> Cuts => cuts;

    private int[] Cut(ReadOnlySpan<int> parts)
    {
        long size = (long)NodeCount + EdgeCount;
        int chunks = (int)Math.Clamp(size / LeastChunk, 1, MostChunks);
        chunks -= chunks > Share ? chunks % Share : 0;
        (int[] closed, long largest) = Cut(chunks, new CrossedPoints(Targets, Sources, parts), anywhere: false);
        Closed = largest * chunks <= Patience * Math.Max(size, LeastChunk);
        return Closed ? closed : Cut(chunks, default, anywhere: true).Cuts;
    }

    // The first cut comes after a chunk's share of edges and nodes, the second after two, and so on, or where one is possible next.
    private (int[] Cuts, long Largest) Cut(int chunks, CrossedPoints crossed, bool anywhere)
    {
        List<int> found = [0];
        ReadOnlySpan<int> pointers = Targets.Pointers;
        long all = (long)NodeCount + EdgeCount, largest = 0, before = 0;
        for (int node = 1, shares = 1; node <= NodeCount; node++)
        {
            long passed = (long)pointers[node] + node;
            if (node == NodeCount || (passed * chunks >= all * shares && (anywhere || !crossed.Before(node))))
            {
                found.Add(node);
                largest = Math.Max(largest, passed - before);
                before = passed;
                shares = (int)(passed * chunks / Math.Max(all, 1)) + 1;
            }
        }

        return ([.. found], largest);
    }
}
