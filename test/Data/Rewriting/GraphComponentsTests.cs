using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class GraphComponentsTests
{
    [Fact]
    public void Components_are_numbered_by_their_first_nodes()
    {
        Graph graph = new GraphBuilder(6).AddEdge(5, 0).AddEdge(3, 1).AddEdge(4, 3).AddEdge(2, 2).Build();

        Assert.Equal([0, 1, 2, 1, 1, 0], GraphComponents.Of(graph));
        Assert.Equal([2, 3, 1], GraphComponents.Sizes(graph));
        Assert.Empty(GraphComponents.Sizes(new GraphBuilder(0).Build()));
    }

    [Fact]
    public void Nodes_are_in_one_component_where_a_walk_joins_them() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        int nodes = random.Next(1, 15);
        (int[] sources, int[] targets) = RandomGraphs.Edges(random, nodes);
        int few = random.Next(sources.Length + 1);
        Graph graph = new GraphBuilder(nodes).AddEdges(sources.AsSpan(0, few), targets.AsSpan(0, few)).Build();
        double[] walks = GraphMatrices.Power(GraphMatrices.Adjacency(graph.ToUndirected(), binary: true, SelfLoops.Add), nodes).ToDense();
        int[] components = GraphComponents.Of(graph);

        Assert.All(walks.Select((value, place) => (value, place)), walk =>
            Assert.Equal(walk.value > 0, components[walk.place / nodes] == components[walk.place % nodes]));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_long_path_is_one_component()
    {
        var builder = new GraphBuilder(200_000);
        for (int node = 199_999; node > 0; node--)
        {
            builder.AddEdge(node, node - 1);
        }

        Assert.Equal([200_000], GraphComponents.Sizes(builder.Build()));
    }
}
