using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>A graph taken apart into plain columns, and put together from them without the transform.</summary>
internal static class PlainParts
{
    /// <summary>A graph's parts as columns, its edges in another order.</summary>
    public static PlainRow RowOf(Graph graph, Random random)
    {
        int[] order = [.. Enumerable.Range(0, graph.EdgeCount)];
        random.Shuffle(order);
        T[] Reorder<T>(ReadOnlySpan<T> values, int width)
        {
            T[] all = values.ToArray();
            return all.Length == 0 ? [] : [.. order.SelectMany(edge => all[(edge * width)..((edge + 1) * width)])];
        }

        return new PlainRow
        {
            NodeCount = graph.NodeCount,
            NodeFeatures = graph.NodeFeatures.ToArray(),
            NodeTypes = graph.NodeTypes.ToArray(),
            Positions = graph.Positions.ToArray(),
            Velocities = graph.Velocities.ToArray(),
            Sources = Reorder(graph.Sources, 1),
            Targets = Reorder(graph.Targets, 1),
            EdgeFeatures = Reorder(graph.EdgeFeatures, graph.EdgeFeatureWidth),
            EdgeWeights = Reorder(graph.EdgeWeights, 1),
            EdgeTypes = Reorder(graph.EdgeTypes, 1),
        };
    }

    /// <summary>Options that name the columns of the parts that a graph has; the number of nodes follows from the others.</summary>
    public static AssembleGraphEstimator.Options OptionsFor(Graph graph, bool undirected)
    {
        string? Name(bool there, string name) => there ? name : null;
        return new AssembleGraphEstimator.Options
        {
            NodeFeaturesColumnName = Name(graph.NodeFeatureWidth > 0, "NodeFeatures"),
            NodeFeatureWidth = Math.Max(1, graph.NodeFeatureWidth),
            NodeTypesColumnName = Name(!graph.NodeTypes.IsEmpty, "NodeTypes"),
            PositionsColumnName = Name(graph.HasPositions, "Positions"),
            VelocitiesColumnName = Name(graph.HasVelocities, "Velocities"),
            Dimension = Math.Max(1, graph.Dimension),
            EdgeSourcesColumnName = "Sources",
            EdgeTargetsColumnName = "Targets",
            EdgeFeaturesColumnName = Name(graph.EdgeFeatureWidth > 0, "EdgeFeatures"),
            EdgeFeatureWidth = Math.Max(1, graph.EdgeFeatureWidth),
            EdgeWeightsColumnName = Name(!graph.EdgeWeights.IsEmpty, "EdgeWeights"),
            EdgeTypesColumnName = Name(!graph.EdgeTypes.IsEmpty, "EdgeTypes"),
            Undirected = undirected,
        };
    }

    /// <summary>The graph of a row's columns, edge by edge.</summary>
    public static Graph Build(PlainRow row, Graph parts, bool undirected)
    {
        var builder = new GraphBuilder(row.NodeCount);
        List<float> features = [];
        List<float> weights = [];
        List<int> types = [];
        for (int edge = 0; edge < row.Sources.Length; edge++)
        {
            bool twice = undirected && row.Sources[edge] != row.Targets[edge];
            _ = twice ? builder.AddUndirectedEdge(row.Sources[edge], row.Targets[edge]) : builder.AddEdge(row.Sources[edge], row.Targets[edge]);
            for (int time = 0; time < (twice ? 2 : 1); time++)
            {
                features.AddRange(row.EdgeFeatures.Skip(edge * parts.EdgeFeatureWidth).Take(parts.EdgeFeatureWidth));
                weights.AddRange(row.EdgeWeights.Skip(edge).Take(1));
                types.AddRange(row.EdgeTypes.Skip(edge).Take(1));
            }
        }

        return builder
            .WithNodeFeatures(row.NodeFeatures, parts.NodeFeatureWidth)
            .WithNodeTypes(row.NodeTypes)
            .WithPositions(row.Positions, parts.HasPositions ? parts.Dimension : 0)
            .WithVelocities(row.Velocities, parts.HasVelocities ? parts.Dimension : 0)
            .WithEdgeFeatures([.. features], parts.EdgeFeatureWidth)
            .WithEdgeWeights([.. weights])
            .WithEdgeTypes([.. types])
            .Build();
    }
}
