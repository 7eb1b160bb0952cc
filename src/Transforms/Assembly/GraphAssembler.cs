using Equivariant.ML.Data;
using Microsoft.ML;

namespace Equivariant.ML.Transforms;

/// <summary>
/// Makes the graph of a cursor's current row. What <see cref="GraphBuilder"/> would refuse is refused here, by the name of its column.
/// </summary>
internal sealed class GraphAssembler
{
    private readonly AssemblyPlan plan;
    private readonly RowErrors errors;
    private readonly NumberReader? nodeCount;
    private readonly NumberReader? nodeFeatures;
    private readonly NumberReader? nodeTypes;
    private readonly NumberReader? positions;
    private readonly NumberReader? velocities;
    private readonly NumberReader? edgeSources;
    private readonly NumberReader? edgeTargets;
    private readonly NumberReader? edgeFeatures;
    private readonly NumberReader? edgeWeights;
    private readonly NumberReader? edgeTypes;

    public GraphAssembler(AssemblyPlan plan, DataViewRow row)
    {
        this.plan = plan;
        errors = new RowErrors("AssembleGraph", row);
        nodeCount = NumberReader.Create(plan.NodeCount, row, errors);
        nodeFeatures = NumberReader.Create(plan.NodeFeatures, row, errors);
        nodeTypes = NumberReader.Create(plan.NodeTypes, row, errors);
        positions = NumberReader.Create(plan.Positions, row, errors);
        velocities = NumberReader.Create(plan.Velocities, row, errors);
        edgeSources = NumberReader.Create(plan.EdgeSources, row, errors);
        edgeTargets = NumberReader.Create(plan.EdgeTargets, row, errors);
        edgeFeatures = NumberReader.Create(plan.EdgeFeatures, row, errors);
        edgeWeights = NumberReader.Create(plan.EdgeWeights, row, errors);
        edgeTypes = NumberReader.Create(plan.EdgeTypes, row, errors);
    }

    /// <exception cref="InvalidOperationException">The row's columns do not make a graph.</exception>
    public Graph Assemble()
    {
        var edges = new EdgeList(Name(edgeSources), Whole(edgeSources), Name(edgeTargets), Whole(edgeTargets), errors);
        float[] features = Measures(nodeFeatures);
        int[] types = Whole(nodeTypes);
        float[] places = Measures(positions);
        float[] speeds = Measures(velocities);
        int count = CountNodes(
            [.. Lengths(
                (nodeFeatures, features.Length, plan.NodeFeatureWidth),
                (nodeTypes, types.Length, 1),
                (positions, places.Length, plan.Dimension),
                (velocities, speeds.Length, plan.Dimension))],
            edges);
        edges.Require(count);

        // Without values and of width 0, a part is not there.
        GraphBuilder builder = new GraphBuilder(count)
            .WithNodeFeatures(features, Width(nodeFeatures, plan.NodeFeatureWidth))
            .WithNodeTypes(types)
            .WithPositions(places, Width(positions, plan.Dimension))
            .WithVelocities(speeds, Width(velocities, plan.Dimension));
        AddEdges(builder, edges);
        return builder.Build();
    }

    private void AddEdges(GraphBuilder builder, EdgeList edges)
    {
        float[] features = Measures(edgeFeatures);
        float[] weights = Measures(edgeWeights);
        int[] types = Whole(edgeTypes);
        foreach (ColumnLength length in Lengths(
            (edgeFeatures, features.Length, plan.EdgeFeatureWidth),
            (edgeWeights, weights.Length, 1),
            (edgeTypes, types.Length, 1)))
        {
            length.Require(edges.Count, "edge", Name(edgeSources), errors);
        }

        int[]? origins = edges.AddTo(builder, plan.Undirected);
        builder
            .WithEdgeFeatures(EdgeList.Follow(features, origins, plan.EdgeFeatureWidth), Width(edgeFeatures, plan.EdgeFeatureWidth))
            .WithEdgeWeights(EdgeList.Follow(weights, origins, 1))
            .WithEdgeTypes(EdgeList.Follow(types, origins, 1));
    }

    /// <summary>How many nodes there are: what the node count says, else what the first column of nodes has, else up to the highest that an edge joins.</summary>
    private int CountNodes(ColumnLength[] nodes, EdgeList edges)
    {
        (long count, string teller) = Count(nodes, edges);
        if (nodes.Length == 0 && count > AssembleGraphEstimator.Options.MostBareNodes)
        {
            throw errors.In(
                teller,
                $"found {count} nodes; expected at most {AssembleGraphEstimator.Options.MostBareNodes}, as no column has values for each node.");
        }

        foreach (ColumnLength length in nodes)
        {
            length.Require((int)count, "node", teller, errors);
        }

        return (int)count;
    }

    private (long Count, string Teller) Count(ColumnLength[] nodes, EdgeList edges)
    {
        if (nodeCount is not null)
        {
            return (nodeCount.ReadWhole()[0], nodeCount.Name);
        }

        if (nodes is [ColumnLength first, ..])
        {
            return first.Length % first.Width == 0
                ? (first.Length / first.Width, first.Name)
                : throw errors.In(first.Name, $"found {first.Length} numbers; expected {first.Width} for each node.");
        }

        (int highest, string name) = edges.Highest();
        return (highest + 1L, name);
    }

    private static IEnumerable<ColumnLength> Lengths(params IEnumerable<(NumberReader? Column, int Length, int Width)> parts) => parts
        .Where(part => part.Column is not null)
        .Select(part => new ColumnLength(Name(part.Column), part.Length, part.Width));

    private static string Name(NumberReader? column) => column?.Name ?? "";

    private static int[] Whole(NumberReader? column) => column?.ReadWhole() ?? [];

    private static float[] Measures(NumberReader? column) => column?.ReadMeasures() ?? [];

    private static int Width(NumberReader? column, int width) => column is null ? 0 : width;
}
