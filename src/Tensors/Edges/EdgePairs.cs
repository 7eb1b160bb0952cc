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
        cuts = InOrder ? Cut() : [0, NodeCount];
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

    private int[] Cut()
    {
        int size = Math.Max(LeastChunk, (int)(((long)NodeCount + EdgeCount + MostChunks - 1) / MostChunks));
        bool[] crossed = Crossed();
        (int[] closed, int largest) = Cut(size, crossed);
        Closed = largest <= (long)Patience * size;
        return Closed ? closed : Cut(size, null).Cuts;
    }

    /// <summary>For each node whether an edge leads past the point before it, from one side to the other.</summary>
    private bool[] Crossed()
    {
        // Counts how many more edges begin to cross at a point than cease to.
        var change = new int[NodeCount + 1];
        ReadOnlySpan<int> targets = Targets.Index, sources = Sources.Index;
        for (int edge = 0; edge < targets.Length; edge++)
        {
            int low = Math.Min(targets[edge], sources[edge]), high = Math.Max(targets[edge], sources[edge]);
            change[low]++;
            change[high]--;
        }

        var crossed = new bool[NodeCount + 1];
        for (int node = 0, open = 0; node < NodeCount; node++)
        {
            crossed[node] = open > 0;
            open += change[node];
        }

        return crossed;
    }

    private (int[] Cuts, int Largest) Cut(int size, bool[]? crossed)
    {
        List<int> found = [0];
        ReadOnlySpan<int> pointers = Targets.Pointers;
        int largest = 0;
        for (int node = 1; node <= NodeCount; node++)
        {
            int length = pointers[node] + node - pointers[found[^1]] - found[^1];
            if (node == NodeCount || (length >= size && crossed?[node] != true))
            {
                found.Add(node);
                largest = Math.Max(largest, length);
            }
        }

        return ([.. found], largest);
    }
}
