using System.Numerics;
using System.Runtime.InteropServices;

namespace Equivariant.ML.Tensors;

/// <summary>
/// Finds the points between nodes that an edge leads past, from one side to the other. Only the parts that are asked about are looked at: of many
/// graphs, those in which a chunk might end.
/// </summary>
/// <param name="targets">Each edge's target, in rising order.</param>
/// <param name="sources">Each edge's source.</param>
/// <param name="parts">The first node of each part that no edge leaves, and at the end the number of nodes.</param>
internal ref struct CrossedPoints(Grouping targets, Grouping sources, ReadOnlySpan<int> parts)
{
    private readonly ReadOnlySpan<int> parts = parts;
    private int part;
    private int seen = -1;
    private bool[] crossed = [];

    /// <summary>Whether an edge leads past the point before a node. Nodes are asked about in rising order; the last is the last part's.</summary>
    internal bool Before(int node)
    {
        while (parts[part + 1] <= node)
        {
            part++;
        }

        int first = parts[part];
        if (node == first)
        {
            return false;
        }

        if (seen != part)
        {
            crossed = CrossedIn(first, parts[part + 1]);
            seen = part;
        }

        return crossed[node - first];
    }

    private readonly bool[] CrossedIn(int first, int end)
    {
        // Counts how many more nodes' edges begin to cross at a point than cease to. All edges into a node meet there, so together they cross what lies between
        // the lowest and the highest of its sources and itself.
        var change = new int[end - first + 1];
        ReadOnlySpan<int> pointers = targets.Pointers;
        for (int node = first; node < end; node++)
        {
            (int low, int high) = Reach(sources.Index[pointers[node]..pointers[node + 1]], node);
            change[low - first]++;
            change[high - first]--;
        }

        var result = new bool[end - first];
        for (int place = 0, open = 0; place < result.Length; place++)
        {
            result[place] = open > 0;
            open += change[place];
        }

        return result;
    }

    /// <summary>The lowest and the highest of some nodes and one more.</summary>
    private static (int Low, int High) Reach(ReadOnlySpan<int> nodes, int low)
    {
        int high = low;
        if (nodes.Length >= Vector<int>.Count)
        {
            ReadOnlySpan<Vector<int>> wide = MemoryMarshal.Cast<int, Vector<int>>(nodes);
            Vector<int> lows = wide[0], highs = wide[0];
            foreach (Vector<int> some in wide[1..])
            {
                lows = Vector.Min(lows, some);
                highs = Vector.Max(highs, some);
            }

            for (int lane = 0; lane < Vector<int>.Count; lane++)
            {
                low = Math.Min(low, lows[lane]);
                high = Math.Max(high, highs[lane]);
            }

            nodes = nodes[(wide.Length * Vector<int>.Count)..];
        }

        foreach (int node in nodes)
        {
            low = Math.Min(low, node);
            high = Math.Max(high, node);
        }

        return (low, high);
    }
}
