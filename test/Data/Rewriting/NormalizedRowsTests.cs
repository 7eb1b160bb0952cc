using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class NormalizedRowsTests
{
    [Fact]
    public void A_row_is_over_the_sum_of_its_absolute_values()
    {
        Graph graph = new GraphBuilder(3).AddEdge(0, 1).WithNodeFeatures([1, -3, 0, 0, 3e38f, 3e38f], 2).Build();

        Graph normalized = graph.WithNormalizedNodeFeatures();

        Assert.Equal([0.25f, -0.75f, 0, 0, 0.5f, 0.5f], normalized.NodeFeatures.ToArray());
        Assert.Equal([1, -3, 0, 0], graph.NodeFeatures[..4].ToArray());
        Assert.Equal(0, new GraphBuilder(2).Build().WithNormalizedNodeFeatures().NodeFeatureWidth);
    }

    [Fact]
    public void Rows_add_up_to_one_or_are_zero() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        Graph graph = RandomGraphs.Any(new Random(seed)).WithNormalizedNodeFeatures();
        Assert.All(graph.NodeFeatures.ToArray().Chunk(Math.Max(1, graph.NodeFeatureWidth)), row =>
        {
            double sum = row.Sum(value => Math.Abs((double)value));
            Assert.True(sum == 0 || Math.Abs(sum - 1) < 1e-6, $"{sum}");
        });
    }).QuickCheckThrowOnFailure();
}
