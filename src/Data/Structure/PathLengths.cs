namespace Equivariant.ML.Data;

/// <summary>The distances of all pairs of nodes of a simple undirected graph that reach each other.</summary>
internal static class PathLengths
{
    public static (double Diameter, double Mean) Of(Graph simple)
    {
        var walk = new BreadthFirst(simple, EdgeDirection.Out);
        (int longest, long sum, long pairs) = (0, 0, 0);
        for (int node = 0; node < simple.NodeCount; node++)
        {
            ReadOnlySpan<int> reached = walk.From([node]);
            longest = Math.Max(longest, walk.Distances[reached[^1]]);
            pairs += reached.Length - 1;
            foreach (int other in reached)
            {
                sum += walk.Distances[other];
            }
        }

        return (longest, pairs > 0 ? (double)sum / pairs : 0);
    }
}
