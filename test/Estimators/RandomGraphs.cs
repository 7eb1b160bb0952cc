using Equivariant.ML.Data;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Small graphs of every kind: without nodes, of one node, without edges, with self loops and repeated edges.</summary>
internal static class RandomGraphs
{
    public static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    /// <summary>A few graphs that have the same parts, whichever these are.</summary>
    public static Graph[] Batch(Random random, bool positions = false)
    {
        GraphForm form = GraphForm.Random(random, positions);
        return [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Graph(random, form))];
    }

    public static Graph Graph(Random random, GraphForm form)
    {
        int nodes = random.Next(6);
        int edges = nodes == 0 || random.Next(4) == 0 ? 0 : random.Next(12);
        GraphBuilder builder = new GraphBuilder(nodes)
            .WithNodeFeatures(Numbers(random, nodes * form.NodeFeatures), form.NodeFeatures)
            .WithEdgeFeatures(Numbers(random, edges * form.EdgeFeatures), form.EdgeFeatures)
            .WithEdgeWeights(Numbers(random, form.EdgeWeights ? edges : 0))
            .WithNodeTypes(Types(random, form.NodeTypes ? nodes : 0))
            .WithEdgeTypes(Types(random, form.EdgeTypes ? edges : 0))
            .WithPositions(Numbers(random, nodes * form.Dimension), form.Dimension);
        if (form.Velocities)
        {
            builder.WithVelocities(Numbers(random, nodes * form.Dimension), form.Dimension);
        }

        for (int edge = 0; edge < edges; edge++)
        {
            builder.AddEdge(random.Next(nodes), random.Next(nodes));
        }

        return builder.Build();
    }

    /// <summary>Nodes in space, each joined to each, drawn as nodes of a unit cube with velocities within ±1.</summary>
    public static Graph Cloud(Random random, int nodes, bool velocities = false)
    {
        var builder = new GraphBuilder(nodes).WithPositions(Numbers(random, nodes * 3));
        return Neighbors.Complete(velocities ? builder.WithVelocities(Numbers(random, nodes * 3)).Build() : builder.Build());
    }

    public static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];

    private static int[] Types(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => 3 * random.Next(4))];
}
