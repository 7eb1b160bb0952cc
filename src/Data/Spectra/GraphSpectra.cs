namespace Equivariant.ML.Data;

/// <summary>
/// What the spectrum of a graph makes of the graph: positions of its nodes, numbers that tell graphs apart, filtered node features. Laplacians are as
/// <see cref="GraphMatrices"/> has them; edges go both ways with the same weights where one has to be symmetric.
/// </summary>
public static class GraphSpectra
{
    /// <summary>
    /// The eigenvectors of the symmetric Laplacian with the smallest eigenvalues but one behind the features of the nodes: positions for transformers on graphs (Dwivedi and Bresson 2021, "A
    /// Generalization of Transformer Networks to Graphs"). Each has length 1 over all nodes.
    /// </summary>
    /// <remarks>
    /// The sign is that of <see cref="EigenPairs"/>. Where a graph looks the same from several nodes no rule could tell which sign, or which basis of a multiple eigenvalue, is meant: networks are
    /// often trained with random signs for that reason. A graph of too few nodes has 0 in place of what is not there.
    /// </remarks>
    /// <param name="graph">The graph.</param>
    /// <param name="count">How many, 1 to 65,536.</param>
    /// <exception cref="ArgumentException">A graph whose edges do not go both ways with the same weights, or with a negative degree.</exception>
    /// <exception cref="SpectrumNotConvergedException">The eigenvectors of a large graph did not reach a residual of 1e-8.</exception>
    public static Graph WithLaplacianPositions(this Graph graph, int count)
    {
        ArgumentNullException.ThrowIfNull(graph);
        OptionChecks.Within(nameof(count), count, 1, FeatureColumns.Most);
        var positions = new float[TableSize.Of(graph.NodeCount, count)];
        if (graph.NodeCount > 1)
        {
            EigenPairs pairs = Smallest(graph, Math.Min(graph.NodeCount, count + 1L));
            for (int node = 0; node < graph.NodeCount; node++)
            {
                for (int i = 1; i < pairs.Count; i++)
                {
                    positions[(node * count) + i - 1] = (float)pairs.Vectors[(node * pairs.Count) + i];
                }
            }
        }

        return FeatureColumns.AppendToNodes(graph, positions, count);
    }

    /// <summary>
    /// The smallest eigenvalues of the symmetric Laplacian, which are from 0 to 2, ascending and each as often as it occurs. A graph of fewer nodes has 2 in place of what is not there.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="count">How many, 1 to 65,536.</param>
    /// <returns>[count].</returns>
    /// <inheritdoc cref="WithLaplacianPositions" path="/exception"/>
    public static double[] SmallestEigenvalues(Graph graph, int count)
    {
        ArgumentNullException.ThrowIfNull(graph);
        OptionChecks.Within(nameof(count), count, 1, FeatureColumns.Most);
        double[] values = new double[count];
        values.AsSpan().Fill(2);
        if (graph.NodeCount > 0)
        {
            // Rounding leaves values that are 0 a little below it.
            foreach ((int i, double value) in Smallest(graph, Math.Min(graph.NodeCount, count)).Values.ToArray().Index())
            {
                values[i] = Math.Clamp(value, 0, 2);
            }
        }

        return values;
    }

    /// <summary>The graph Fourier transform of each node feature, by all eigenvectors; see <see cref="GraphFourier"/>. It takes time in proportion to nodes³.</summary>
    /// <param name="graph">The graph, with node features.</param>
    /// <param name="kind">Which Laplacian: a symmetric one.</param>
    /// <returns>Coefficients, row-major [nodes × features]: a row an eigenvector, those of small eigenvalues first.</returns>
    /// <exception cref="ArgumentException">No node features, the random walk's Laplacian, or a graph whose Laplacian is not symmetric.</exception>
    public static double[] Fourier(Graph graph, LaplacianKind kind = LaplacianKind.Combinatorial)
    {
        ArgumentNullException.ThrowIfNull(graph);
        CheckSymmetric(kind);
        return graph.NodeCount == 0
            ? []
            : GraphFourier.Transform(
                Spectrum.Solve(GraphMatrices.Laplacian(graph, kind), new SpectrumOptions { Count = graph.NodeCount }), FeaturesOf(graph), graph.NodeFeatureWidth);
    }

    /// <summary>The graph with its node features as heat would have spread them along the edges: exp(−t·L)·X; see <see cref="HeatKernel"/>.</summary>
    /// <remarks>
    /// The combinatorial Laplacian keeps the sum of each feature. The symmetric one keeps that of features times the roots of degrees; a node without edges has 1 on its diagonal
    /// there, and what it has fades by e⁻ᵗ.
    /// </remarks>
    /// <param name="graph">The graph, with node features X.</param>
    /// <param name="time">t, 0 or more.</param>
    /// <param name="kind">Which Laplacian: a symmetric one.</param>
    /// <exception cref="ArgumentException">No node features, the random walk's Laplacian, or a graph whose Laplacian is not symmetric.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time that is not finite and 0 or more.</exception>
    public static Graph WithHeatDiffusion(this Graph graph, double time, LaplacianKind kind = LaplacianKind.Symmetric)
    {
        CheckSymmetric(kind);
        OptionChecks.That(time >= 0 && double.IsFinite(time), nameof(time), time, "a finite number, 0 or more");
        return Filtered(graph, features => HeatKernel.Apply(GraphMatrices.Laplacian(graph, kind), features, time, graph.NodeFeatureWidth));
    }

    /// <summary>The graph with its node features diffused by random walks that start over with a probability; see <see cref="PersonalizedPageRank"/>.</summary>
    /// <param name="graph">The graph, with node features.</param>
    /// <param name="restart">The probability α of starting over, above 0 and at most 1.</param>
    /// <param name="kind">Which Laplacian: a normalised one.</param>
    /// <exception cref="ArgumentException">No node features, the combinatorial Laplacian, or negative degrees.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside its range.</exception>
    /// <exception cref="SpectrumNotConvergedException">10,000 steps did not do: a probability below about 0.002, or negative weights.</exception>
    public static Graph WithPageRankDiffusion(this Graph graph, double restart = 0.15, LaplacianKind kind = LaplacianKind.Symmetric)
    {
        if (kind is not (LaplacianKind.Symmetric or LaplacianKind.RandomWalk))
        {
            throw new ArgumentException($"{nameof(kind)} is {kind}; expected a normalised Laplacian, {LaplacianKind.Symmetric} or {LaplacianKind.RandomWalk}.", nameof(kind));
        }

        OptionChecks.That(restart > 0 && restart <= 1, nameof(restart), restart, "a number above 0 and at most 1");
        return Filtered(graph, features => PersonalizedPageRank.Diffuse(GraphMatrices.Laplacian(graph, kind), features, restart, graph.NodeFeatureWidth));
    }

    /// <summary>
    /// The graph with its node features through a polynomial of the symmetric Laplacian, Σⱼ cⱼ·Tⱼ(L − I)·X; see <see cref="ChebyshevFilter"/>. Its eigenvalues are from 0 to 2, which L − I moves
    /// to where Chebyshev's polynomials are at home.
    /// </summary>
    /// <param name="graph">The graph, with node features X and without negative weights.</param>
    /// <param name="coefficients">c₀, c₁, …, one or more, finite.</param>
    /// <exception cref="ArgumentException">No node features, no coefficients, or weights of which there is no such Laplacian.</exception>
    public static Graph WithChebyshevFilter(this Graph graph, params ReadOnlySpan<double> coefficients)
    {
        var filter = new ChebyshevFilter(coefficients, 0, 2);
        return Filtered(graph, features => filter.Apply(GraphMatrices.Laplacian(graph, LaplacianKind.Symmetric), features, graph.NodeFeatureWidth));
    }

    private static EigenPairs Smallest(Graph graph, long count) =>
        Spectrum.Solve(GraphMatrices.Laplacian(graph, LaplacianKind.Symmetric), new SpectrumOptions { Count = (int)count });

    private static Graph Filtered(Graph graph, Func<double[], double[]> filter)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.NodeCount == 0 ? graph : graph.WithNodeFeatures(Array.ConvertAll(filter(FeaturesOf(graph)), value => (float)value), graph.NodeFeatureWidth);
    }

    private static double[] FeaturesOf(Graph graph) => graph.NodeFeatureWidth > 0
        ? Array.ConvertAll(graph.NodeFeatures.ToArray(), value => (double)value)
        : throw new ArgumentException("The graph has no node features; expected some to filter.", nameof(graph));

    private static void CheckSymmetric(LaplacianKind kind)
    {
        if (kind is not (LaplacianKind.Symmetric or LaplacianKind.Combinatorial))
        {
            throw new ArgumentException($"{nameof(kind)} is {kind}; expected a symmetric Laplacian, {LaplacianKind.Combinatorial} or {LaplacianKind.Symmetric}.", nameof(kind));
        }
    }
}
