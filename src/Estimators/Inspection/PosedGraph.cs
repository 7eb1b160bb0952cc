using Equivariant.ML.Data;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>A graph, what is asked about it, and where its nodes are in double precision: <see cref="Data.Graph"/> rounds what a motion gives to single.</summary>
/// <param name="Graph">The graph, its positions and velocities rounded.</param>
/// <param name="Rows">What is predicted: something of the graph, of its nodes or of pairs of them.</param>
/// <param name="Positions">Row-major; empty where the graph has none.</param>
/// <param name="Velocities">Row-major; empty where the graph has none.</param>
internal sealed record PosedGraph(Graph Graph, GraphRow[] Rows, double[] Positions, double[] Velocities)
{
    internal static PosedGraph Of(Graph graph, IEnumerable<GraphRow> rows) =>
        new(graph, On(graph, rows), Widen(graph.Positions), Widen(graph.Velocities));

    /// <summary>How far nodes are from their middle (root mean square); 1 where they are all in one place, or nowhere.</summary>
    internal double Size()
    {
        double sum = 0;
        int dimension = Graph.Dimension;
        for (int axis = 0; axis < dimension && Positions.Length > 0; axis++)
        {
            double[] places = [.. Enumerable.Range(0, Graph.NodeCount).Select(node => Positions[(node * dimension) + axis])];
            double middle = places.Average();
            sum += places.Average(place => (place - middle) * (place - middle));
        }

        return sum > 0 ? Math.Sqrt(sum) : 1;
    }

    internal PosedGraph Moved(Motion motion)
    {
        if (Positions.Length == 0)
        {
            return this;
        }

        double[] positions = motion.OfPoints(Positions);
        double[] velocities = motion.OfDirections(Velocities);
        Graph moved = Graph.WithPositions(Narrow(positions), Graph.Dimension);
        if (velocities.Length > 0)
        {
            moved = moved.WithVelocities(Narrow(velocities), Graph.Dimension);
        }

        return new PosedGraph(moved, On(moved, Rows), positions, velocities);
    }

    /// <summary>The same graph with its nodes and edges in another order. Rows keep theirs.</summary>
    /// <param name="places">Where each node goes.</param>
    /// <param name="order">Which edge comes first, which second, and so on.</param>
    internal PosedGraph Permuted(int[] places, int[] order)
    {
        int dimension = Graph.Dimension;
        double[] positions = Placed<double>(Positions, places);
        double[] velocities = Placed<double>(Velocities, places);
        Graph permuted = new GraphBuilder(Graph.NodeCount)
            .WithNodeFeatures(Placed(Graph.NodeFeatures, places), Graph.NodeFeatureWidth)
            .WithNodeTypes(Placed(Graph.NodeTypes, places))
            .WithPositions(Narrow(positions), Graph.HasPositions ? dimension : 0)
            .WithVelocities(Narrow(velocities), Graph.HasVelocities ? dimension : 0)
            .AddEdges([.. Picked(Graph.Sources, order).Select(node => places[node])], [.. Picked(Graph.Targets, order).Select(node => places[node])])
            .WithEdgeFeatures(Picked(Graph.EdgeFeatures, order), Graph.EdgeFeatureWidth)
            .WithEdgeWeights(Picked(Graph.EdgeWeights, order))
            .WithEdgeTypes(Picked(Graph.EdgeTypes, order))
            .Build();
        bool nodes = places.Length > 0;
        GraphRow[] rows = [.. Rows.Select(row => nodes ? new GraphRow(permuted, places[row.First], places[row.Second]) : new GraphRow(permuted))];
        return new PosedGraph(permuted, rows, positions, velocities);
    }

    /// <summary>Rows of numbers, one a node, each in its node's new place.</summary>
    internal static T[] Placed<T>(ReadOnlySpan<T> rows, int[] places)
    {
        var placed = new T[rows.Length];
        int width = places.Length > 0 ? rows.Length / places.Length : 0;
        for (int node = 0; node < places.Length; node++)
        {
            rows.Slice(node * width, width).CopyTo(placed.AsSpan(places[node] * width));
        }

        return placed;
    }

    /// <summary>Places that nodes go to, drawn so that one of them at least is not its own where there are two or more.</summary>
    internal static int[] Shuffled(SeededRandom random, int count)
    {
        int[] places = [.. Enumerable.Range(0, count)];
        random.Shuffle<int>(places);
        bool same = count > 1 && places.Select((place, node) => place == node).All(stays => stays);
        return same ? [.. places[1..], places[0]] : places;
    }

    private static T[] Picked<T>(ReadOnlySpan<T> rows, int[] order)
    {
        var picked = new T[rows.Length];
        int width = order.Length > 0 ? rows.Length / order.Length : 0;
        for (int i = 0; i < order.Length; i++)
        {
            rows.Slice(order[i] * width, width).CopyTo(picked.AsSpan(i * width));
        }

        return picked;
    }

    private static GraphRow[] On(Graph graph, IEnumerable<GraphRow> rows) => [.. rows.Select(row => row with { Graph = graph })];

    private static double[] Widen(ReadOnlySpan<float> values)
    {
        var wide = new double[values.Length];
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }

        return wide;
    }

    private static float[] Narrow(double[] values) => [.. values.Select(value => (float)value)];
}
