namespace Equivariant.ML.Tensors;

/// <summary>
/// The edges of a batch as an <see cref="EdgeProgram"/> runs over them: cut, between nodes, into chunks that threads share. The cuts depend on the
/// edges alone, not on the number of threads, so neither do sums.
/// </summary>
public sealed class EdgePairs
{
    // A chunk has at least so many edges and nodes together, where there are as many, and there are at most so many chunks.
    private const int LeastChunk = 256, MostChunks = 32;

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
        int size = Math.Max(LeastChunk, (int)(((long)NodeCount + EdgeCount + MostChunks - 1) / MostChunks));
        (int[] closed, int largest) = Cut(size, new CrossedPoints(Targets, Sources, parts), anywhere: false);
        Closed = largest <= (long)Patience * size;
        return Closed ? closed : Cut(size, default, anywhere: true).Cuts;
    }

    private (int[] Cuts, int Largest) Cut(int size, CrossedPoints crossed, bool anywhere)
    {
        List<int> found = [0];
        ReadOnlySpan<int> pointers = Targets.Pointers;
        int largest = 0;
        for (int node = 1; node <= NodeCount; node++)
        {
            int length = pointers[node] + node - pointers[found[^1]] - found[^1];
            if (node == NodeCount || (length >= size && (anywhere || !crossed.Before(node))))
            {
                found.Add(node);
                largest = Math.Max(largest, length);
            }
        }

        return ([.. found], largest);
    }
}
