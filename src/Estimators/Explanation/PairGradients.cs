namespace Equivariant.ML.Estimators;

/// <summary>Takes the gradient with respect to a pair's own numbers, its distance and the mean of the edges between, on to positions and edges.</summary>
internal static class PairGradients
{
    /// <summary>Adds what positions and edges contribute by way of the pair's own numbers.</summary>
    /// <param name="model">What these numbers are.</param>
    /// <param name="row">The pair.</param>
    /// <param name="gradient">With respect to them; empty where the row has none.</param>
    /// <param name="edges">Inputs times gradients of edges, [edges×width].</param>
    /// <param name="positions">Those of positions, [nodes×dimension].</param>
    internal static void Add(ModelDescription model, GraphRow row, ReadOnlySpan<double> gradient, Span<double> edges, Span<double> positions)
    {
        int dimension = model.Graphs.Dimension;
        if (gradient.Length > 0 && dimension > 0)
        {
            AddDistance(row, gradient[0], dimension, positions);
            gradient = gradient[1..];
        }

        if (gradient.Length > 0 && model.Output is PairNumbers { Directed: var directed })
        {
            AddEdges(model.Graphs, row, directed, gradient, edges);
        }
    }

    private static void AddDistance(GraphRow row, double gradient, int dimension, Span<double> positions)
    {
        ReadOnlySpan<float> first = row.Graph.Positions.Slice(row.First * dimension, dimension);
        ReadOnlySpan<float> second = row.Graph.Positions.Slice(row.Second * dimension, dimension);
        double square = 0;
        for (int axis = 0; axis < dimension; axis++)
        {
            square += Math.Pow((double)first[axis] - second[axis], 2);
        }

        for (int axis = 0; axis < dimension && square > 0; axis++)
        {
            double slope = gradient * ((double)first[axis] - second[axis]) / Math.Sqrt(square);
            positions[(row.First * dimension) + axis] += slope * first[axis];
            positions[(row.Second * dimension) + axis] -= slope * second[axis];
        }
    }

    private static void AddEdges(GraphSchema schema, GraphRow row, bool directed, ReadOnlySpan<double> gradient, Span<double> edges)
    {
        int[] between = [.. Between(row, row.First, row.Second), .. directed ? [] : Between(row, row.Second, row.First)];
        var input = new double[schema.EdgeWidth];
        foreach (int edge in between)
        {
            Array.Clear(input);
            EdgeInputs.Add(schema, row.Graph, edge, 1.0 / between.Length, input);
            for (int i = 0; i < input.Length; i++)
            {
                edges[(edge * input.Length) + i] += gradient[i] * input[i];
            }
        }
    }

    private static IEnumerable<int> Between(GraphRow row, int source, int target) => Enumerable
        .Range(row.Graph.TargetPointers[target], row.Graph.TargetPointers[target + 1] - row.Graph.TargetPointers[target])
        .Where(edge => row.Graph.Sources[edge] == source);
}
