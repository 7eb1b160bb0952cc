namespace Equivariant.ML.Data;

/// <summary>Nodes of a graph to learn from and to judge by.</summary>
public static class NodeSplits
{
    /// <summary>
    /// Holds out whole components, so that no path leads from what is learnt from to what is judged by: in an order drawn at random, each that still fits.
    /// </summary>
    /// <param name="graph">The graph; see <see cref="GraphComponents"/> for its components.</param>
    /// <param name="testFraction">The most nodes to hold out, as a fraction, above 0 and below 1.</param>
    /// <param name="seed">What they are drawn from.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fraction that is not in its range.</exception>
    /// <exception cref="ArgumentException">No component is small enough to be held out.</exception>
    public static Fold ByComponent(Graph graph, double testFraction, long seed)
    {
        ArgumentNullException.ThrowIfNull(graph);
        OptionChecks.That(testFraction is > 0 and < 1, nameof(testFraction), testFraction, "above 0 and below 1");
        int[] sizes = GraphComponents.Sizes(graph);
        int room = (int)(testFraction * graph.NodeCount);
        var held = new bool[sizes.Length];
        foreach (int component in new SplitMix64(seed, 0).Permutation(sizes.Length))
        {
            if (sizes[component] <= room)
            {
                held[component] = true;
                room -= sizes[component];
            }
        }

        int[] components = GraphComponents.Of(graph);
        return Array.Exists(held, isHeld => isHeld)
            ? Folds.Held(graph.NodeCount, Enumerable.Range(0, graph.NodeCount).Where(node => held[components[node]]))
            : throw new ArgumentException(
                $"{graph} has {sizes.Length} components, the smallest of {sizes.DefaultIfEmpty().Min()} nodes; expected one of at most {room}, to be held out.", nameof(graph));
    }
}
