using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

/// <summary>Small graphs of every kind: none or few nodes, self loops, repeated edges, coincident points, one to five dimensions.</summary>
internal static class RandomGraphs
{
    public static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    public static (int[] Sources, int[] Targets) Edges(Random random, int nodeCount)
    {
        int count = nodeCount == 0 ? 0 : random.Next(30);
        int[] Nodes() => [.. Enumerable.Range(0, count).Select(_ => random.Next(nodeCount))];
        return (Nodes(), Nodes());
    }

    /// <summary>Points on a coarse grid, where many are as far from each other and some coincide, or anywhere.</summary>
    public static Graph Points(Random random, bool distinct = false, int mostNodes = 80)
    {
        int count = random.Next(mostNodes);
        int dimension = random.Next(1, 6);
        bool grid = !distinct && random.Next(2) == 0;
        float[] positions = [.. Enumerable.Range(0, count * dimension).Select(_ => grid ? random.Next(4) : (float)random.NextDouble() * 4)];
        return new GraphBuilder(count).WithPositions(positions, dimension).Build();
    }

    /// <summary>A graph with any of the parts, of numbers that are hard to keep: both zeros, the smallest, the largest.</summary>
    public static Graph Any(Random random)
    {
        int nodes = random.Next(8);
        (int[] sources, int[] targets) = Edges(random, nodes);
        int dimension = random.Next(1, 4);
        GraphBuilder builder = new GraphBuilder(nodes).AddEdges(sources, targets);
        return With(random, builder, nodes, sources.Length, dimension).Build();
    }

    /// <summary>Checks that two graphs are the same to the bit.</summary>
    public static void AssertSame(Graph expected, Graph found)
    {
        Assert.Equal(expected.NodeCount, found.NodeCount);
        Assert.Equal(expected.Sources.ToArray(), found.Sources.ToArray());
        Assert.Equal(expected.Targets.ToArray(), found.Targets.ToArray());
        Assert.Equal(
            (expected.NodeFeatureWidth, expected.EdgeFeatureWidth, expected.Dimension, expected.HasPositions, expected.HasVelocities),
            (found.NodeFeatureWidth, found.EdgeFeatureWidth, found.Dimension, found.HasPositions, found.HasVelocities));
        Assert.Equal(Bits(expected.NodeFeatures), Bits(found.NodeFeatures));
        Assert.Equal(Bits(expected.EdgeFeatures), Bits(found.EdgeFeatures));
        Assert.Equal(Bits(expected.EdgeWeights), Bits(found.EdgeWeights));
        Assert.Equal(Bits(expected.Positions), Bits(found.Positions));
        Assert.Equal(Bits(expected.Velocities), Bits(found.Velocities));
        Assert.Equal(expected.NodeTypes.ToArray(), found.NodeTypes.ToArray());
        Assert.Equal(expected.EdgeTypes.ToArray(), found.EdgeTypes.ToArray());
    }

    private static GraphBuilder With(Random random, GraphBuilder builder, int nodes, int edges, int dimension)
    {
        bool Some() => random.Next(2) == 0;
        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => Number(random))];
        int[] Types(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(Some() ? 5 : int.MaxValue))];
        int width = random.Next(4);
        builder.WithNodeFeatures(Numbers(nodes * width), width).WithEdgeFeatures(Numbers(edges * (3 - width)), 3 - width);
        builder.WithNodeTypes(Types(Some() ? nodes : 0)).WithEdgeTypes(Types(Some() ? edges : 0)).WithEdgeWeights(Numbers(Some() ? edges : 0));
        if (Some())
        {
            builder.WithPositions(Numbers(nodes * dimension), dimension);
        }

        return Some() ? builder.WithVelocities(Numbers(nodes * dimension), dimension) : builder;
    }

    private static float Number(Random random) => random.Next(8) switch
    {
        0 => -0f,
        1 => 0,
        2 => float.Epsilon,
        3 => float.MaxValue,
        _ => (float)((2 * random.NextDouble()) - 1),
    };

    private static int[] Bits(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, int>(values).ToArray();
}
