using System.Globalization;
using System.Runtime.InteropServices;

namespace Equivariant.ML.Data;

/// <summary>
/// Joins the nodes of a graph by edges that follow from where they are. Former edges and their features, weights and types
/// are dropped; everything else of the graph is kept.
/// </summary>
/// <remarks>
/// There are no self loops. Edges into a node are in ascending order of their source. Distances are compared exactly as
/// computed in double from the single precision positions; nodes at one point are neighbours at distance 0.
/// </remarks>
public static class Neighbors
{
    /// <summary>Joins every node to every other, both ways: n·(n − 1) edges.</summary>
    /// <param name="graph">The graph; it needs no positions.</param>
    /// <exception cref="ArgumentException">More edges than an array can hold (above 46,341 nodes).</exception>
    public static Graph Complete(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        int count = graph.NodeCount;
        long edges = (long)count * Math.Max(count - 1, 0);
        if (edges > Array.MaxLength)
        {
            throw new ArgumentException($"A complete graph of {count} nodes has {edges} edges; expected at most {Array.MaxLength}.", nameof(graph));
        }

        var sources = new int[edges];
        var targets = new int[edges];
        int edge = 0;
        for (int target = 0; target < count; target++)
        {
            for (int source = 0; source < count; source++)
            {
                if (source != target)
                {
                    sources[edge] = source;
                    targets[edge++] = target;
                }
            }
        }

        return graph.WithEdges(sources, targets);
    }

    /// <summary>
    /// Brings each node an edge from each of its k nearest nodes (all others where there are fewer). Of equally near nodes the one
    /// of smaller index counts as nearer. A node may be near to another that is not near to it, so edges need not go both ways.
    /// </summary>
    /// <param name="graph">A graph with positions of any dimension.</param>
    /// <param name="k">The number of neighbours, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is less than 1.</exception>
    /// <exception cref="ArgumentException">The graph has nodes without positions.</exception>
    public static Graph Nearest(Graph graph, int k)
    {
        CheckAtLeastOne(nameof(k), k);
        return NearestWithin(graph, double.PositiveInfinity, k);
    }

    /// <summary>Joins the nodes that are no farther apart than a cutoff, both ways.</summary>
    /// <param name="graph">A graph with positions of any dimension.</param>
    /// <param name="cutoff">The greatest distance of neighbours, in the unit of the positions; more than 0 and finite.</param>
    /// <param name="maxNeighbors">
    /// The most edges into one node, 1 or more: those from its nearest nodes, ties as in <see cref="Nearest"/>; edges then need not go
    /// both ways. Default: all.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A cutoff that is not more than 0 and finite, or maxNeighbors less than 1.</exception>
    /// <exception cref="ArgumentException">The graph has nodes without positions.</exception>
    public static Graph Radius(Graph graph, double cutoff, int? maxNeighbors = null)
    {
        if (!(cutoff > 0) || double.IsInfinity(cutoff))
        {
            string value = cutoff.ToString(CultureInfo.InvariantCulture);
            throw new ArgumentOutOfRangeException(nameof(cutoff), cutoff, $"{nameof(cutoff)} is {value}; expected a finite number above 0.");
        }

        if (maxNeighbors is { } most)
        {
            CheckAtLeastOne(nameof(maxNeighbors), most);
            return NearestWithin(graph, cutoff * cutoff, most);
        }

        CheckPositions(graph);
        var edges = new EdgeLists(graph.EdgeCount);
        var tree = new KdTree(graph.Positions, Math.Max(graph.Dimension, 1));
        var found = new List<int>();
        for (int target = 0; target < graph.NodeCount; target++)
        {
            found.Clear();
            var search = new WithinRadius(cutoff * cutoff, target, found);
            tree.Visit(graph.Positions.Slice(target * graph.Dimension, graph.Dimension), ref search);
            edges.Add(CollectionsMarshal.AsSpan(found), target);
        }

        return edges.On(graph);
    }

    private static Graph NearestWithin(Graph graph, double squaredCutoff, int k)
    {
        CheckPositions(graph);
        var edges = new EdgeLists(graph.EdgeCount);
        var tree = new KdTree(graph.Positions, Math.Max(graph.Dimension, 1));
        var nearest = new (double Distance, int Point)[Math.Min(k, Math.Max(graph.NodeCount - 1, 1))];
        var found = new int[nearest.Length];
        for (int target = 0; target < graph.NodeCount; target++)
        {
            var search = new NearestFew(squaredCutoff, target, nearest);
            tree.Visit(graph.Positions.Slice(target * graph.Dimension, graph.Dimension), ref search);
            for (int i = 0; i < search.Count; i++)
            {
                found[i] = nearest[i].Point;
            }

            edges.Add(found.AsSpan(0, search.Count), target);
        }

        return edges.On(graph);
    }

    private static void CheckAtLeastOne(string name, int value)
    {
        if (value < 1)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; expected 1 or more.");
        }
    }

    private static void CheckPositions(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (graph.NodeCount > 0 && !graph.HasPositions)
        {
            throw new ArgumentException($"{graph} has no positions; expected one for each node.", nameof(graph));
        }
    }

    private readonly struct EdgeLists(int capacity)
    {
        private readonly List<int> sources = new(capacity);
        private readonly List<int> targets = new(capacity);

        public void Add(Span<int> found, int target)
        {
            found.Sort();
            sources.AddRange(found);
            CollectionsMarshal.SetCount(targets, sources.Count);
            CollectionsMarshal.AsSpan(targets)[^found.Length..].Fill(target);
        }

        public Graph On(Graph graph) => graph.WithEdges(CollectionsMarshal.AsSpan(sources), CollectionsMarshal.AsSpan(targets));
    }
}
