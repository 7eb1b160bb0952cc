namespace Equivariant.ML.Data;

/// <summary>Places on a plane: edges pull their nodes together, all nodes push each other away, and steps grow shorter (Fruchterman and Reingold 1991).</summary>
public static class ForceLayout
{
    private const int Rounds = 300;

    // A little pull towards the middle keeps parts together that nothing joins.
    private const double Gravity = 0.02;

    /// <summary>Lays a graph out. Its time grows with the square of the number of nodes: of 2,000 it takes seconds.</summary>
    /// <param name="graph">The graph; of its parts only the edges count.</param>
    /// <param name="seed">What the places are drawn from where nodes start.</param>
    /// <returns>Places within a square of side 1 from the origin, row-major [nodes×2], as <see cref="Graph.WithPositions"/> takes them.</returns>
    public static float[] Of(Graph graph, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var random = new SplitMix64(seed, 0);
        int count = graph.NodeCount;
        var x = new double[count];
        var y = new double[count];
        for (int i = 0; i < count; i++)
        {
            (x[i], y[i]) = (random.NextUniform(), random.NextUniform());
        }

        double length = 0.8 / Math.Sqrt(count);
        double[] forceX = new double[count];
        double[] forceY = new double[count];
        for (int round = 0; round < Rounds; round++)
        {
            Array.Clear(forceX);
            Array.Clear(forceY);
            Push(x, y, forceX, forceY, length);
            Pull(graph, x, y, forceX, forceY, length);
            double step = 0.1 * (1 - ((double)round / Rounds));
            for (int i = 0; i < count; i++)
            {
                double force = Math.Sqrt((forceX[i] * forceX[i]) + (forceY[i] * forceY[i])) + 1e-12;
                double moved = Math.Min(force, step) / force;
                x[i] += forceX[i] * moved;
                y[i] += forceY[i] * moved;
            }
        }

        return UnitSquare.Fit(x, y);
    }

    private static void Push(double[] x, double[] y, double[] forceX, double[] forceY, double length)
    {
        for (int i = 0; i < x.Length; i++)
        {
            forceX[i] += Gravity * (0.5 - x[i]);
            forceY[i] += Gravity * (0.5 - y[i]);
            for (int j = 0; j < i; j++)
            {
                (double dx, double dy) = (x[i] - x[j], y[i] - y[j]);
                double push = length * length / ((dx * dx) + (dy * dy) + 1e-9);
                forceX[i] += dx * push;
                forceY[i] += dy * push;
                forceX[j] -= dx * push;
                forceY[j] -= dy * push;
            }
        }
    }

    private static void Pull(Graph graph, double[] x, double[] y, double[] forceX, double[] forceY, double length)
    {
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            (int source, int target) = (graph.Sources[edge], graph.Targets[edge]);
            (double dx, double dy) = (x[source] - x[target], y[source] - y[target]);

            // An undirected edge is two, of which each pulls the node that it enters.
            double pull = Math.Sqrt((dx * dx) + (dy * dy)) / length;
            forceX[target] += dx * pull;
            forceY[target] += dy * pull;
        }
    }
}
