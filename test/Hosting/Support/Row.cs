using Equivariant.ML.Data;

namespace Equivariant.ML.Hosting.Tests;

/// <summary>A row to predict for; what the tests' models learn.</summary>
internal sealed class Row
{
    private Graph? graph;

    [GraphColumn]
    public Graph? Graph
    {
        get
        {
            Reading?.Invoke();
            return graph;
        }
        set => graph = value;
    }

    public float Energy { get; set; }

    public float[] Forces { get; set; } = [];

    /// <summary>Called when a prediction reads the graph; not public, so no column.</summary>
    internal Action? Reading { get; init; }

    /// <summary>Clouds of atoms of elements 1 and 6, whose energy is the sum of their squared distances from the origin.</summary>
    public static Row[] Clouds(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Cloud(random, nodes: 2 + random.Next(8), element: () => random.Next(2) == 0 ? 1 : 6))];
    }

    public static Row Cloud(Random random, int nodes, Func<int> element)
    {
        float[] positions = [.. Enumerable.Range(0, 3 * nodes).Select(_ => random.NextSingle())];
        int[] elements = [.. Enumerable.Range(0, nodes).Select(_ => element())];
        return new Row
        {
            Graph = new GraphBuilder(nodes).WithPositions(positions, dimension: 3).WithNodeTypes(elements).Build(),
            Energy = positions.Sum(x => x * x),
            Forces = [.. positions.Select(x => -2 * x)],
        };
    }
}

/// <summary>What a model adds to a row.</summary>
internal sealed class Prediction
{
    public float Score { get; set; }
}
