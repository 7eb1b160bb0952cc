namespace Equivariant.ML.Data;

/// <summary>Appends functions of the lengths of edges to their features.</summary>
internal static class DistanceColumns
{
    public static Graph Append(Graph graph, int count, Func<double, int, double> function)
    {
        Placement.CheckPositions(graph);
        var values = new float[TableSize.Of(graph.EdgeCount, count)];
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            double length = Length(graph, edge);
            for (int k = 0; k < count; k++)
            {
                values[(edge * count) + k] = (float)function(length, k);
            }
        }

        return FeatureColumns.AppendToEdges(graph, values, count);
    }

    private static double Length(Graph graph, int edge)
    {
        double sum = 0;
        for (int i = 0; i < graph.Dimension; i++)
        {
            double difference = (double)graph.Positions[(graph.Sources[edge] * graph.Dimension) + i] - graph.Positions[(graph.Targets[edge] * graph.Dimension) + i];
            sum += difference * difference;
        }

        return Math.Sqrt(sum);
    }
}
