namespace Equivariant.ML.Data;

/// <summary>
/// The communities of an undirected graph by its spectrum: nodes are placed by the eigenvectors ψ of the random-walk Laplacian I − D⁻¹·A with the smallest eigenvalues, as many as there are
/// communities, and those places are clustered by k-means (Shi and Malik 2000; von Luxburg 2007, "A tutorial on spectral clustering"). Immutable; threads may share one.
/// </summary>
/// <remarks>
/// <para>How many there are, unless it is said, is where the gap between one eigenvalue and the next is widest: k communities that nothing joins have k eigenvalues of 0.</para>
/// <para>A node without edges belongs to no community. Communities are numbered from 0 by size, the largest first.</para>
/// </remarks>
public sealed class Communities
{
    private readonly int[] assignments;
    private readonly double[] places;
    private readonly double[] centroids;
    private readonly double[] eigenvalues;

    /// <param name="count">k.</param>
    /// <param name="places">Row-major [nodes × k], NaN of a node that has none; each node belongs to the centroid that is nearest.</param>
    /// <param name="centroids">Row-major [k × k].</param>
    /// <param name="eigenvalues">Those looked at.</param>
    internal Communities(int count, double[] places, double[] centroids, double[] eigenvalues)
    {
        Count = count;
        this.places = places;
        this.centroids = centroids;
        this.eigenvalues = eigenvalues;
        assignments = [.. Enumerable.Range(0, places.Length / count).Select(node => Nearest(places.AsSpan(node * count, count), []))];
    }

    /// <summary>Number of communities k.</summary>
    public int Count { get; }

    /// <summary>The community of each node, 0 to k − 1, [nodes]; −1 of a node without edges.</summary>
    public ReadOnlySpan<int> Assignments => assignments;

    /// <summary>Where each node is, row-major [nodes × k]: the eigenvectors ψ; NaN of a node without edges.</summary>
    public ReadOnlySpan<double> Places => places;

    /// <summary>The middle of each community's places, row-major [k × k].</summary>
    public ReadOnlySpan<double> Centroids => centroids;

    /// <summary>The smallest eigenvalues of the Laplacian, ascending, each as often as it occurs, 0 to 2: as many as were looked at, k or more.</summary>
    public ReadOnlySpan<double> Eigenvalues => eigenvalues;

    /// <summary>Finds the communities of a graph.</summary>
    /// <param name="graph">A graph whose edges go both ways with the same weights, none negative. Self loops do not matter.</param>
    /// <param name="options">How many are looked for and how; null for the defaults.</param>
    /// <exception cref="ArgumentException">A graph without edges or with edges one way, negative weights, or fewer nodes that have edges than communities; an option out of its range.</exception>
    /// <exception cref="SpectrumNotConvergedException">The eigenvectors of a large graph did not reach the tolerance.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static Communities Find(Graph graph, SpectralCommunityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        options ??= new SpectralCommunityOptions();
        options.Validate();
        return SpectralPlaces.Of(graph, options).Cluster(graph.NodeCount, options);
    }

    /// <summary>
    /// Newman's modularity of a partition: the part of the edge weights inside communities, less what would be there if edges were drawn at random between nodes of the same
    /// degrees; 0 for no structure, below 1 (Newman and Girvan 2004).
    /// </summary>
    /// <param name="graph">A graph whose edges go both ways with the same weights; without weights each weighs 1.</param>
    /// <param name="assignments">The community of each node, 0 or more, [nodes]; below 0 for none, which counts as one of its own.</param>
    /// <exception cref="ArgumentException">Another number of nodes, or a graph whose weights add up to 0.</exception>
    public static double Modularity(Graph graph, ReadOnlySpan<int> assignments) => Data.Modularity.Of(graph, assignments);

    /// <summary>
    /// Where the nodes of a graph are that has grown from the one of which this is: its first nodes are the same and keep their places. A new node lies at the weighted mean of
    /// its neighbours', which is a step of the random walk, first those next to old nodes, then hop by hop.
    /// </summary>
    /// <param name="grown">The graph, with as many nodes or more.</param>
    /// <returns>Row-major [nodes × k]; NaN where no path leads to an old node.</returns>
    /// <exception cref="ArgumentException">A graph of fewer nodes.</exception>
    public double[] Extend(Graph grown)
    {
        ArgumentNullException.ThrowIfNull(grown);
        return grown.NodeCount >= assignments.Length
            ? GrownPlaces.Of(grown, places, assignments.Length, Count)
            : throw new ArgumentException($"A graph of {grown.NodeCount} nodes; expected the {assignments.Length} of the graph that was clustered, or more.", nameof(grown));
    }

    /// <summary>The community that a place is nearest to, −1 where there is no place.</summary>
    /// <param name="place">The place, [k].</param>
    /// <param name="distances">Is given the squared distances from each community's middle, [k], NaN where there is no place; or empty.</param>
    internal int Nearest(ReadOnlySpan<double> place, Span<float> distances)
    {
        for (int i = 0; i < distances.Length; i++)
        {
            distances[i] = (float)KMeans.Distance(place, centroids.AsSpan(i * Count, Count));
        }

        return double.IsNaN(place[0]) ? -1 : KMeans.Nearest(place, centroids, out _);
    }
}
