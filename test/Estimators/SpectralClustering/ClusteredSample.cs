using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>A row that is a node of a graph of three rings, each with every other chord; an edge leads from one ring to the next.</summary>
internal sealed class ClusteredSample
{
    public static readonly int[] Sizes = [9, 8, 7];

    [GraphColumn]
    public Graph Graph { get; set; } = null!;

    public int Node { get; set; }

    public static Graph Rings(int grown = 0)
    {
        List<(int A, int B)> edges = [];
        int first = 0;
        foreach (int size in Sizes)
        {
            for (int i = 0; i < size; i++)
            {
                edges.Add((first + i, first + ((i + 1) % size)));
                edges.Add((first + i, first + ((i + 2) % size)));
            }

            first += size;
        }

        edges.AddRange([(0, 9), (10, 17)]);

        // A new node beside the last ring, and others one behind the other.
        edges.AddRange(Enumerable.Range(0, grown).Select(i => (i == 0 ? 20 : first + i - 1, first + i)));
        return new GraphBuilder(first + grown)
            .AddEdges([.. edges.Select(edge => edge.A), .. edges.Select(edge => edge.B)], [.. edges.Select(edge => edge.B), .. edges.Select(edge => edge.A)])
            .Build();
    }

    public static ClusteredSample[] Rows(Graph graph) => [.. Enumerable.Range(0, graph.NodeCount).Select(node => new ClusteredSample { Graph = graph, Node = node })];

    /// <summary>Keys of the communities: rings by size.</summary>
    public static uint[] Keys => [.. Sizes.SelectMany((size, ring) => Enumerable.Repeat((uint)ring + 1, size))];
}
