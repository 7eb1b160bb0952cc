using System.Numerics;

namespace Equivariant.ML.Data;

/// <summary>Appends to the features of each node what the graph around it looks like. What is appended moves with the nodes, however they are numbered.</summary>
public static class NodeEncodings
{
    /// <summary>Appends the degree of each node as one of d + 1 numbers that is 1: that of its degree, and the last for all degrees from d on.</summary>
    /// <remarks>The degree is the number of different neighbours, as <see cref="GraphMatrices.Degrees"/> counts them in a binary matrix: a self loop counts once.</remarks>
    /// <param name="graph">The graph.</param>
    /// <param name="maxDegree">d, 1 to 65,535.</param>
    /// <param name="direction">Edges out of a node, or into it.</param>
    /// <exception cref="ArgumentOutOfRangeException">d is not in its range.</exception>
    public static Graph WithDegreeEncoding(this Graph graph, int maxDegree, EdgeDirection direction = EdgeDirection.Out)
    {
        Check(graph, nameof(maxDegree), maxDegree, FeatureColumns.Most - 1);
        double[] degrees = GraphMatrices.Degrees(GraphMatrices.Adjacency(graph, binary: true), direction);
        return FeatureColumns.AppendOneHot(graph, maxDegree + 1, node => (int)Math.Min(degrees[node], maxDegree));
    }

    /// <summary>
    /// Appends the probabilities that a random walk from a node is back after 1, 2, … k steps: the diagonals of (D⁻¹·A)ʲ for j = 1 to k
    /// (Dwivedi et al. 2022, "Graph Neural Networks with Learnable Structural and Positional Representations").
    /// </summary>
    /// <remarks>
    /// A walk goes along edges out of a node, by their weights where there are some; a node that none leaves ends it. Negative weights are reckoned with like others. Time is at
    /// most in proportion to nodes × k × edges; of a large sparse graph each node asks for what is within k/2 edges of it only.
    /// </remarks>
    /// <param name="graph">The graph.</param>
    /// <param name="steps">k, 1 to 65,536.</param>
    /// <exception cref="ArgumentException">k is not in its range, or weights for which the result is beyond single precision.</exception>
    public static Graph WithRandomWalkEncoding(this Graph graph, int steps)
    {
        Check(graph, nameof(steps), steps);
        return FeatureColumns.AppendToNodes(graph, ReturnProbabilities.Of(graph, steps), steps);
    }

    /// <summary>Appends the numbers of nodes that are 1, 2, … k edges away on a shortest path.</summary>
    /// <remarks>A walk from each node, which ends k edges away; time is at most in proportion to nodes × (nodes + edges).</remarks>
    /// <param name="graph">The graph, whose edge weights do not matter.</param>
    /// <param name="distances">k, 1 to 65,536.</param>
    /// <param name="direction">The edges to go along, from sources to targets or from targets to sources; default: all, both ways.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is not in its range.</exception>
    public static Graph WithDistanceEncoding(this Graph graph, int distances, EdgeDirection? direction = null)
    {
        Check(graph, nameof(distances), distances);
        if (direction is { } one)
        {
            OptionChecks.Defined(nameof(direction), one);
        }

        var counts = new float[TableSize.Of(graph.NodeCount, distances)];
        var walk = new BreadthFirst(graph, direction);
        for (int node = 0; node < graph.NodeCount; node++)
        {
            foreach (int reached in walk.From([node], distances)[1..])
            {
                counts[(node * distances) + walk.Distances[reached] - 1]++;
            }
        }

        return FeatureColumns.AppendToNodes(graph, counts, distances);
    }

    /// <summary>
    /// Appends the Weisfeiler-Lehman colour of each node after so many iterations as one of 2ᵇ numbers that is 1: that of the colour's bucket. See <see cref="WeisfeilerLehman"/>.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="iterations">How many edges away colours look, 0 to 1,000.</param>
    /// <param name="bits">b, 1 to 16.</param>
    /// <param name="edgeTypes">Whether types of edges matter, where there are some.</param>
    /// <param name="nodeFeatures">Whether the first colour is of the node's features, too.</param>
    /// <exception cref="ArgumentOutOfRangeException">Other iterations or bits.</exception>
    public static Graph WithWeisfeilerLehmanEncoding(this Graph graph, int iterations, int bits, bool edgeTypes = true, bool nodeFeatures = false)
    {
        OptionChecks.Within(nameof(bits), bits, 1, BitOperations.Log2(FeatureColumns.Most));
        ulong[] colors = WeisfeilerLehman.Colors(graph, iterations, edgeTypes, nodeFeatures);
        ulong[] last = colors[^graph.NodeCount..];
        return FeatureColumns.AppendOneHot(graph, 1 << bits, node => WeisfeilerLehman.Bucket(last[node], iterations, bits));
    }

    private static void Check(Graph graph, string name, int value, int most = FeatureColumns.Most)
    {
        ArgumentNullException.ThrowIfNull(graph);
        OptionChecks.Within(name, value, 1, most);
    }
}
