using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>The edges of a batch with exactly one from each node to itself, in place of those that it has: targets in order, a node's own edge last.</summary>
internal sealed class LoopedEdges
{
    // Edges between two nodes, by their targets; and where each edge here finds its features among theirs and, after them, those of the nodes' own edges.
    private readonly Grouping between;
    private readonly Grouping betweenTargets;
    private readonly Grouping places;

    internal LoopedEdges(GraphBatch graph)
    {
        var kept = new List<int>(graph.EdgeCount);
        var targets = new List<int>(graph.EdgeCount + graph.NodeCount);
        var sources = new List<int>(graph.EdgeCount + graph.NodeCount);
        var found = new List<int>(graph.EdgeCount + graph.NodeCount);
        for (int node = 0; node < graph.NodeCount; node++)
        {
            for (int place = graph.Targets.Pointers[node]; place < graph.Targets.Pointers[node + 1]; place++)
            {
                int edge = graph.Targets.Rows.IsEmpty ? place : graph.Targets.Rows[place];
                if (graph.Sources.Index[edge] != node)
                {
                    Add(node, graph.Sources.Index[edge], kept.Count);
                    kept.Add(edge);
                }
            }

            // How many edges are kept is not known yet: count the nodes' own down from −1.
            Add(node, node, ~node);
        }

        int count = kept.Count;
        between = Grouping.Of([.. kept], graph.EdgeCount);
        betweenTargets = Grouping.Of([.. kept.Select(edge => graph.Targets.Index[edge])], graph.NodeCount);
        places = Grouping.Of([.. found.Select(place => place < 0 ? count + ~place : place)], count + graph.NodeCount);
        Attention = new AttentionEdges(Grouping.Of([.. targets], graph.NodeCount), Grouping.Of([.. sources], graph.NodeCount));

        void Add(int target, int source, int place)
        {
            targets.Add(target);
            sources.Add(source);
            found.Add(place);
        }
    }

    /// <summary>The edges as nodes attend along them.</summary>
    internal AttentionEdges Attention { get; }

    /// <summary>Features of these edges: a node's own edge has the mean of those that lead to it from others, or 0.</summary>
    /// <param name="edges">Features of the batch's edges, [edges×width].</param>
    internal Tensor Features(Tensor edges)
    {
        Tensor others = edges.Gather(between);
        return TensorOps.Concat(0, others, others.SegmentMean(betweenTargets)).Gather(places);
    }
}
