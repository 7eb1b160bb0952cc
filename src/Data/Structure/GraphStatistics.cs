namespace Equivariant.ML.Data;

/// <summary>What can be said of a graph as a whole, in a few numbers that do not depend on how its nodes are numbered.</summary>
/// <remarks>
/// All but <see cref="Edges"/> and <see cref="SelfLoops"/> are of the simple graph: two different nodes are neighbours if an edge goes from one of them to the other, whichever
/// way and however often. Weights, types and features do not matter. Each is 0 where there is nothing to speak of: of a graph without nodes all are.
/// </remarks>
public sealed record GraphStatistics
{
    private GraphStatistics()
    {
    }

    /// <summary>The names of the numbers, in the order of <see cref="ToVector"/>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        nameof(Nodes), nameof(Edges), nameof(SelfLoops), nameof(Density), nameof(MeanDegree), nameof(MinDegree), nameof(MaxDegree), nameof(DegreeVariance), nameof(IsolatedNodes),
        nameof(Components), nameof(LargestComponent), nameof(Triangles), nameof(MeanClustering), nameof(Transitivity), nameof(Assortativity), nameof(Diameter), nameof(MeanDistance),
    ];

    /// <summary>Number of nodes.</summary>
    public int Nodes { get; private init; }

    /// <summary>Number of directed edges as the graph has them, self loops and repeated ones with them; an undirected edge counts twice.</summary>
    public int Edges { get; private init; }

    /// <summary>Number of edges from a node to itself.</summary>
    public int SelfLoops { get; private init; }

    /// <summary>The part of all pairs of different nodes that are neighbours, 0 to 1.</summary>
    public double Density { get; private init; }

    /// <summary>The mean of the degrees, which are numbers of neighbours.</summary>
    public double MeanDegree { get; private init; }

    /// <summary>The least degree.</summary>
    public int MinDegree { get; private init; }

    /// <summary>The greatest degree.</summary>
    public int MaxDegree { get; private init; }

    /// <summary>The variance of the degrees: the mean of the squares of their differences from their mean.</summary>
    public double DegreeVariance { get; private init; }

    /// <summary>Number of nodes without neighbours.</summary>
    public int IsolatedNodes { get; private init; }

    /// <summary>Number of connected components.</summary>
    public int Components { get; private init; }

    /// <summary>Number of nodes of the largest component.</summary>
    public int LargestComponent { get; private init; }

    /// <summary>Number of triangles: three nodes of which any two are neighbours.</summary>
    public long Triangles { get; private init; }

    /// <summary>
    /// The mean over all nodes of the part of the pairs of a node's neighbours that are neighbours themselves; of a node with fewer than two neighbours that is 0
    /// (Watts and Strogatz 1998, "Collective dynamics of 'small-world' networks").
    /// </summary>
    public double MeanClustering { get; private init; }

    /// <summary>Three times the triangles by the number of pairs of neighbours of one node.</summary>
    public double Transitivity { get; private init; }

    /// <summary>
    /// The correlation of the degrees at the two ends of an edge, −1 to 1 (Newman 2002, "Assortative mixing in networks"); 0 where all edges join nodes of the same one degree.
    /// </summary>
    public double Assortativity { get; private init; }

    /// <summary>The greatest distance, in edges, of two nodes that are in one component; NaN, a missing value, if it was not computed.</summary>
    public double Diameter { get; private init; }

    /// <summary>The mean distance, in edges, of all pairs of different nodes that are in one component; NaN if it was not computed.</summary>
    public double MeanDistance { get; private init; }

    /// <summary>Computes them.</summary>
    /// <remarks>
    /// Distances are exact and take time in proportion to nodes × (nodes + edges), triangles nodes + edges × √edges at worst, the rest nodes + edges.
    /// </remarks>
    /// <param name="graph">The graph.</param>
    /// <param name="mostNodes">The most nodes of a graph whose distances are computed, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative mostNodes.</exception>
    public static GraphStatistics Of(Graph graph, int mostNodes = 5_000)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfNegative(mostNodes);
        Graph simple = new GraphBuilder(graph.NodeCount).AddEdges(graph.Sources, graph.Targets).Build().ToUndirected().WithoutSelfLoops();
        DegreeMoments degrees = DegreeMoments.Of(simple);
        TriangleCounts triangles = TriangleCounts.Of(simple);
        int[] components = GraphComponents.Sizes(simple);
        (double diameter, double meanDistance) = graph.NodeCount > mostNodes ? (double.NaN, double.NaN) : PathLengths.Of(simple);
        return new GraphStatistics
        {
            Nodes = graph.NodeCount,
            Edges = graph.EdgeCount,
            SelfLoops = Enumerable.Range(0, graph.EdgeCount).Count(edge => graph.Sources[edge] == graph.Targets[edge]),
            Density = degrees.Density,
            MeanDegree = degrees.Mean,
            MinDegree = degrees.Min,
            MaxDegree = degrees.Max,
            DegreeVariance = degrees.Variance,
            IsolatedNodes = degrees.Zeros,
            Components = components.Length,
            LargestComponent = components.DefaultIfEmpty().Max(),
            Triangles = triangles.Count,
            MeanClustering = triangles.MeanClustering,
            Transitivity = triangles.Transitivity,
            Assortativity = degrees.Assortativity,
            Diameter = diameter,
            MeanDistance = meanDistance,
        };
    }

    /// <summary>The numbers, as <see cref="Names"/> says.</summary>
    public double[] ToVector() =>
    [
        Nodes, Edges, SelfLoops, Density, MeanDegree, MinDegree, MaxDegree, DegreeVariance, IsolatedNodes,
        Components, LargestComponent, Triangles, MeanClustering, Transitivity, Assortativity, Diameter, MeanDistance,
    ];
}
