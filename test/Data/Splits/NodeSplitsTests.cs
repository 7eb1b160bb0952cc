using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class NodeSplitsTests
{
    [Fact]
    public void No_path_leads_from_what_is_learnt_from_to_what_is_judged_by() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        Graph graph = GraphGenerators.ErdosRenyi(40, 0.03, seed);
        if (GraphComponents.Sizes(graph).Min() > 12)
        {
            return;
        }

        Fold fold = NodeSplits.ByComponent(graph, 0.3, seed);

        Assert.InRange(fold.Test.Count, 1, 12);
        Assert.Equal(Enumerable.Range(0, 40), fold.Training.Concat(fold.Test).Order());
        HashSet<int> held = [.. fold.Test];
        Assert.All(Enumerable.Range(0, graph.EdgeCount), edge => Assert.Equal(held.Contains(graph.Sources[edge]), held.Contains(graph.Targets[edge])));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_component_cannot_be_split()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => NodeSplits.ByComponent(GraphGenerators.Ring(10), 0.3, 1));
        Assert.Contains("1 components, the smallest of 10 nodes; expected one of at most 3", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => NodeSplits.ByComponent(new GraphBuilder(0).Build(), 0.3, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NodeSplits.ByComponent(GraphGenerators.Ring(10), 1, 1));
    }
}
