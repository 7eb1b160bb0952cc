namespace Equivariant.ML.Data;

/// <summary>The triangles of a simple undirected graph.</summary>
internal sealed record TriangleCounts(long Count, double MeanClustering, double Transitivity)
{
    /// <summary>
    /// Each edge is taken from its node of lower degree to the other, of equal degrees by number: then no node has more than √(2·edges) of them, and a triangle is where two
    /// such lists meet (Chiba and Nishizeki 1985).
    /// </summary>
    public static TriangleCounts Of(Graph simple)
    {
        var ofNode = new long[simple.NodeCount];
        var marked = new bool[simple.NodeCount];
        long count = 0;
        for (int node = 0; node < simple.NodeCount; node++)
        {
            Mark(simple, node, marked, true);
            foreach (int middle in Neighbors(simple, node))
            {
                if (!IsAbove(simple, middle, node))
                {
                    continue;
                }

                foreach (int last in Neighbors(simple, middle))
                {
                    if (marked[last] && IsAbove(simple, last, middle))
                    {
                        count++;
                        ofNode[node]++;
                        ofNode[middle]++;
                        ofNode[last]++;
                    }
                }
            }

            Mark(simple, node, marked, false);
        }

        return Of(simple, count, ofNode);
    }

    private static TriangleCounts Of(Graph simple, long count, long[] ofNode)
    {
        (double clustering, double pairs) = (0, 0);
        for (int node = 0; node < ofNode.Length; node++)
        {
            double degree = Neighbors(simple, node).Length;
            double pairsOfNode = degree * (degree - 1) / 2;
            pairs += pairsOfNode;
            clustering += pairsOfNode > 0 ? ofNode[node] / pairsOfNode : 0;
        }

        return new TriangleCounts(count, ofNode.Length > 0 ? clustering / ofNode.Length : 0, pairs > 0 ? 3 * count / pairs : 0);
    }

    private static void Mark(Graph simple, int node, bool[] marked, bool mark)
    {
        foreach (int other in Neighbors(simple, node))
        {
            marked[other] = mark;
        }
    }

    private static bool IsAbove(Graph simple, int node, int other)
    {
        (int degree, int otherDegree) = (Neighbors(simple, node).Length, Neighbors(simple, other).Length);
        return degree > otherDegree || (degree == otherDegree && node > other);
    }

    private static ReadOnlySpan<int> Neighbors(Graph simple, int node) => simple.Sources[simple.TargetPointers[node]..simple.TargetPointers[node + 1]];
}
