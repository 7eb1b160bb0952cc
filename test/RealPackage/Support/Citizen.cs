using Equivariant.ML.Data;
using Microsoft.ML;

namespace Equivariant.ML.RealPackage.Tests;

/// <summary>A row: a node of a graph with planted communities, and which one it was planted in.</summary>
internal sealed class Citizen
{
    /// <summary>Number of communities.</summary>
    internal const int Communities = 3;

    private const int Members = 20;

    [GraphColumn]
    public Graph? Graph { get; set; }

    public int Node { get; set; }

    public string Home { get; set; } = "";

    /// <summary>A row for each node: half of the pairs of one community are joined, and 1 in 50 of the others.</summary>
    internal static IDataView Load(MLContext ml, int seed = 3)
    {
        var random = new Random(seed);
        var builder = new GraphBuilder(Communities * Members);
        for (int i = 0; i < Communities * Members; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (random.NextDouble() < (i / Members == j / Members ? 0.5 : 0.02))
                {
                    builder.AddUndirectedEdge(i, j);
                }
            }
        }

        Graph graph = builder.Build();
        return ml.Data.LoadFromEnumerable(
            Enumerable.Range(0, graph.NodeCount).Select(node => new Citizen { Graph = graph, Node = node, Home = $"town {node / Members}" }).ToArray());
    }
}
