using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Tensors.Tests;

public class CrossedPointsTests
{
    // Wide enough for registers: up to 40 edges into a node.
    private static readonly Arbitrary<(int Seed, int Parts)> Any =
        (from seed in Gen.Choose(0, int.MaxValue) from parts in Gen.Choose(1, 6) select (seed, parts)).ToArbitrary();

    [Fact]
    public void Are_those_that_an_edge_leads_past() => Prop.ForAll(Any, any =>
    {
        var random = new Random(any.Seed);
        int[] parts = [0, .. Enumerable.Range(0, any.Parts).Select(_ => random.Next(12))];
        for (int part = 0; part < any.Parts; part++)
        {
            parts[part + 1] += parts[part];
        }

        int nodes = parts[^1];
        (int Target, int Source)[] edges = [.. Enumerable.Range(0, any.Parts)
            .Where(part => parts[part + 1] > parts[part])
            .SelectMany(part => Enumerable.Range(0, random.Next(random.Next(60)))
                .Select(_ => (random.Next(parts[part], parts[part + 1]), random.Next(parts[part], parts[part + 1]))))
            .OrderBy(edge => edge.Item1)];
        bool[] expected = [.. Enumerable.Range(0, nodes)
            .Select(node => Array.Exists(edges, edge => Math.Min(edge.Target, edge.Source) < node && node <= Math.Max(edge.Target, edge.Source)))];
        Grouping targets = Grouping.Of([.. edges.Select(edge => edge.Target)], nodes), sources = Grouping.Of([.. edges.Select(edge => edge.Source)], nodes);

        // Whether all nodes are asked about or some, and whether or not it is known where parts begin.
        foreach (int[] known in (int[][])[parts, [0, nodes]])
        {
            foreach (int step in (int[])[1, 5])
            {
                var crossed = new CrossedPoints(targets, sources, known);
                for (int node = 0; node < nodes; node += step)
                {
                    Assert.Equal(expected[node], crossed.Before(node));
                }
            }
        }
    }).QuickCheckThrowOnFailure();
}
