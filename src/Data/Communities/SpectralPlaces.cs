using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>The nodes of a graph that have edges, placed by the first eigenvectors of its random-walk Laplacian.</summary>
/// <param name="Nodes">The nodes that have edges, ascending.</param>
/// <param name="Eigenvalues">The smallest eigenvalues, ascending: k, or more where they were needed to find k.</param>
/// <param name="Places">Row-major [these nodes × k].</param>
/// <param name="Count">k.</param>
internal sealed record SpectralPlaces(int[] Nodes, double[] Eigenvalues, double[] Places, int Count)
{
    public static SpectralPlaces Of(Graph graph, SpectralCommunityOptions options)
    {
        SparseMatrix adjacency = GraphMatrices.Adjacency(graph, selfLoops: SelfLoops.Remove);
        Check(adjacency);
        double[] degrees = GraphMatrices.Degrees(adjacency);
        int[] nodes = [.. Enumerable.Range(0, degrees.Length).Where(node => degrees[node] > 0)];
        if (nodes.Length == 0)
        {
            throw new ArgumentException("The graph has no edges between its nodes; expected some to find communities by.", nameof(graph));
        }

        if (options.Count > nodes.Length)
        {
            throw new ArgumentException($"Count is {options.Count}, but {nodes.Length} nodes have edges; expected at most as many communities.", nameof(options));
        }

        // Nodes without edges have no place, and are left out.
        SparseMatrix among = nodes.Length == graph.NodeCount ? adjacency : GraphMatrices.Adjacency(graph.Subgraph(nodes), selfLoops: SelfLoops.Remove);
        int looked = options.Count ?? (Math.Min(nodes.Length - 1, options.MaxCount) + 1);
        EigenPairs pairs = Spectrum.Solve(
            GraphMatrices.Laplacian(among, LaplacianKind.Symmetric),
            new SpectrumOptions { Count = looked, Tolerance = options.Tolerance, Seed = options.Seed, CancellationToken = options.CancellationToken });
        int count = options.Count ?? AtWidestGap(pairs.Values, options.MaxCount);

        // ψ = D^(−1/2)·u turns eigenvectors u of the symmetric Laplacian into those of the random walk's.
        var places = new double[nodes.Length * count];
        for (int i = 0; i < nodes.Length; i++)
        {
            for (int j = 0; j < count; j++)
            {
                places[(i * count) + j] = pairs.Vectors[(i * looked) + j] / Math.Sqrt(degrees[nodes[i]]);
            }
        }

        return new SpectralPlaces(nodes, pairs.Values.ToArray(), places, count);
    }

    public Communities Cluster(int nodeCount, SpectralCommunityOptions options)
    {
        // Points in an order of their own, so that what is drawn at random does not depend on how nodes are numbered.
        int[] order = [.. Enumerable.Range(0, Nodes.Length).OrderBy(Key)];
        double[] points = [.. order.SelectMany(i => Places[(i * Count)..((i + 1) * Count)])];
        KMeansResult clusters = KMeans.Run(points, Count, Count, options.Restarts, options.MaxIterations, options.Seed);
        double[] places = new double[nodeCount * Count];
        places.AsSpan().Fill(double.NaN);
        for (int i = 0; i < Nodes.Length; i++)
        {
            Places.AsSpan(i * Count, Count).CopyTo(places.AsSpan(Nodes[i] * Count));
        }

        return new Communities(Count, places, clusters.Centroids, Eigenvalues);
    }

    /// <summary>A number of all of a point's: the first alone, which is the same for all points of a graph that hangs together, would order them by its rounding.</summary>
    private double Key(int point)
    {
        double key = 0;
        for (int j = 0; j < Count; j++)
        {
            key += Places[(point * Count) + j] * Math.Sqrt(j + 2);
        }

        return key;
    }

    /// <summary>The k for which λₖ₊₁ − λₖ is greatest, the smallest of equals; values that differ by rounding are equal.</summary>
    private static int AtWidestGap(ReadOnlySpan<double> values, int most)
    {
        const double Rounding = 1e-9;
        int count = 1;
        double widest = 0;
        for (int k = 1; k <= Math.Min(most, values.Length - 1); k++)
        {
            double gap = values[k] - values[k - 1];
            if (gap > widest + Rounding)
            {
                (count, widest) = (k, gap);
            }
        }

        return count;
    }

    private static void Check(SparseMatrix adjacency)
    {
        // The weights of repeated edges may have been added in another order.
        const double Rounding = 1e-12;
        foreach (double weight in adjacency.Values)
        {
            if (weight < 0)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There is an edge of weight {weight}; expected 0 or more."));
            }
        }

        // An entry at a time: beside a great weight a small one is not to be lost, which has nodes of its own.
        if (SparseSymmetry.Difference(adjacency, 0, Rounding) is var (row, column, found, across))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The edge from node {row} to {column} weighs {found}, and what comes back {across}; expected edges both ways with the same weight."));
        }
    }
}
