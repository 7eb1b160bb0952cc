using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators.Fresh;

/// <summary>Rows as an application that serves a model has them: it knows graphs, and nothing of training.</summary>
public sealed class Rows
{
    /// <summary>The graph to predict for.</summary>
    [GraphColumn]
    public Graph Graph { get; set; } = null!;

    /// <summary>Nodes at places that differ from row to row, without edges; written without transcendental functions, whose bits differ between machines.</summary>
    public static IEnumerable<Rows> Clouds(int count) => Enumerable.Range(0, count).Select(row => new Rows { Graph = Cloud(row) });

    private static Graph Cloud(int row)
    {
        int nodes = 2 + (row % 4);
        float[] places = [.. Enumerable.Range(0, 3 * nodes).Select(i => ((((i + 1) * 37) + (row * 11)) % 64) / 32f)];
        float[] velocities = [.. places.Select(x => 1 - x)];
        return new GraphBuilder(nodes).WithPositions(places).WithVelocities(velocities).WithNodeTypes([.. Enumerable.Range(0, nodes).Select(node => 1 + (node % 2))]).Build();
    }
}

/// <summary>A number a graph, and what a later transform made of it.</summary>
public sealed class Number
{
    /// <summary>The prediction.</summary>
    public float Score { get; set; }

    /// <summary>The prediction after ML.NET's own transforms.</summary>
    public float Scaled { get; set; }
}

/// <summary>A vector a node.</summary>
public sealed class Vectors
{
    /// <summary>The predictions, row-major.</summary>
    public float[] Score { get; set; } = [];
}
