namespace Equivariant.ML.Data;

/// <summary>Places of nodes that were not there when the others' were found.</summary>
internal static class GrownPlaces
{
    /// <summary>The places of old nodes, and of each new one the weighted mean of its neighbours' that lie a hop nearer to old ones; NaN where no path leads to any.</summary>
    /// <param name="graph">The graph, of which the first nodes are old.</param>
    /// <param name="old">Row-major [old nodes × width], NaN for those that have none.</param>
    /// <param name="oldCount">Number of old nodes.</param>
    /// <param name="width">Numbers of a place.</param>
    public static double[] Of(Graph graph, double[] old, int oldCount, int width)
    {
        if (graph.NodeCount == oldCount)
        {
            return [.. old];
        }

        var places = new double[graph.NodeCount * width];
        places.AsSpan().Fill(double.NaN);
        old.CopyTo(places.AsSpan());
        bool[] placed = [.. Enumerable.Range(0, graph.NodeCount).Select(node => !double.IsNaN(places[node * width]))];
        int[] hop = [.. Enumerable.Range(0, graph.NodeCount).Where(node => placed[node])];
        while (hop.Length > 0)
        {
            int[] next = [.. hop.SelectMany(node => Followers(graph, node)).Where(node => !placed[node]).Distinct().Order()];
            foreach (int node in next)
            {
                Mean(graph, node, placed, places, width);
            }

            foreach (int node in next)
            {
                placed[node] = true;
            }

            hop = next;
        }

        return places;
    }

    /// <summary>The nodes that edges of more than no weight lead to from a node.</summary>
    private static List<int> Followers(Graph graph, int node)
    {
        List<int> followers = [];
        foreach (int edge in graph.SourcePermutation[graph.SourcePointers[node]..graph.SourcePointers[node + 1]])
        {
            if (Weight(graph, edge) > 0)
            {
                followers.Add(graph.Targets[edge]);
            }
        }

        return followers;
    }

    private static void Mean(Graph graph, int node, bool[] placed, double[] places, int width)
    {
        Span<double> mean = places.AsSpan(node * width, width);
        mean.Clear();
        double total = 0;
        for (int edge = graph.TargetPointers[node]; edge < graph.TargetPointers[node + 1]; edge++)
        {
            int source = graph.Sources[edge];
            double weight = Weight(graph, edge);
            if (placed[source] && weight > 0)
            {
                total += weight;
                for (int j = 0; j < width; j++)
                {
                    mean[j] += weight * places[(source * width) + j];
                }
            }
        }

        foreach (ref double value in mean)
        {
            value /= total;
        }
    }

    private static double Weight(Graph graph, int edge) => graph.EdgeWeights.IsEmpty ? 1 : graph.EdgeWeights[edge];
}
