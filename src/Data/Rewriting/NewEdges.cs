namespace Equivariant.ML.Data;

/// <summary>The checks of what edges get that are added to a graph.</summary>
internal static class NewEdges
{
    public static void Check(string weightName, float weight, string typeName, int? type)
    {
        OptionChecks.That(float.IsFinite(weight), weightName, weight, "a finite number");
        OptionChecks.That(type is not < 0, typeName, type, "0 or more");
    }

    /// <summary>
    /// The graph's edge weights and those of so many new edges behind. A graph without edges may or may not be one of weights: it gets some if they are not 1, which is what an edge
    /// weighs without.
    /// </summary>
    public static float[] Weights(Graph graph, float weight, int count)
    {
        bool weighted = !graph.EdgeWeights.IsEmpty || (graph.EdgeCount == 0 && weight != 1);
        return weighted ? [.. graph.EdgeWeights, .. Enumerable.Repeat(weight, count)] : [];
    }

    /// <summary>The graph's edge types and those of so many new edges behind. A graph without edges gets them if a type was given.</summary>
    public static int[] Types(Graph graph, string name, int? type, int count)
    {
        if (graph.EdgeTypes.IsEmpty && (graph.EdgeCount > 0 || type is null))
        {
            return [];
        }

        int added = type ?? throw new ArgumentException($"{graph} has edge types, and {name} was not given; expected the type of the edges that are added.", name);
        return [.. graph.EdgeTypes, .. Enumerable.Repeat(added, count)];
    }
}
