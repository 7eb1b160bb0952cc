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

        // Along edges that weigh something: others join nothing.
        Graph joined = graph.EdgeWeights.IsEmpty ? graph : graph.WithEdgesWhere(edge => graph.EdgeWeights[edge] > 0);
        var walk = new BreadthFirst(joined, EdgeDirection.Out);
        foreach (int node in walk.From([.. Enumerable.Range(0, oldCount).Where(node => !double.IsNaN(places[node * width]))]))
        {
            if (walk.Distances[node] > 0)
            {
                Mean(joined, node, walk.Distances, places, width);
            }
        }

        return places;
    }

    private static void Mean(Graph graph, int node, ReadOnlySpan<int> distances, double[] places, int width)
    {
        Span<double> mean = places.AsSpan(node * width, width);
        mean.Clear();
        double total = 0;
        for (int edge = graph.TargetPointers[node]; edge < graph.TargetPointers[node + 1]; edge++)
        {
            int source = graph.Sources[edge];
            if (distances[source] == distances[node] - 1)
            {
                double weight = graph.EdgeWeights.IsEmpty ? 1 : graph.EdgeWeights[edge];
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
}
