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
}
