using Equivariant.ML.Data;

namespace Equivariant.ML.Examples;

/// <summary>Graphs from arrays: <see cref="GraphBuilder"/> checks what it is given, and names what is wrong.</summary>
internal static class BuildGraphs
{
    internal static void Run(TextWriter output)
    {
        // Water: oxygen between two hydrogens. Atomic numbers are node types, bond orders are edge types.
        Graph water = new GraphBuilder(3)
            .AddUndirectedEdge(0, 1)
            .AddUndirectedEdge(0, 2)
            .WithNodeTypes([8, 1, 1])
            .WithEdgeTypes([1, 1, 1, 1])
            .WithPositions([0, 0, 0.12f, 0, 0.76f, -0.47f, 0, -0.76f, -0.47f], dimension: 3)
            .Build();
        output.WriteLine(water);

        try
        {
            new GraphBuilder(3).AddEdge(0, 7).Build();
        }
        catch (ArgumentException error)
        {
            output.WriteLine(error.Message);
        }
    }
}
