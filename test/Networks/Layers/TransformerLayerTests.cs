using Equivariant.ML.Tensors;
using static Equivariant.ML.Networks.Tests.Layers.SmallGraph;

namespace Equivariant.ML.Networks.Tests.Layers;

public class TransformerLayerTests
{
    private const int HeadWidth = 2, Heads = 2;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Attention_along_edges_is_that_of_the_paper(bool average)
    {
        var layer = new SmallGraph(parameters => new TransformerLayer(parameters, Widths, HeadWidth, new() { Heads = Heads, Average = average }));
        double[][] own = [.. EdgeFeatures.Select(row => Times(row, layer.Parameter("edge/weight")))];

        AssertClose(Attend(layer, average, node => EdgesInto(node).Select(edge => (Sources[edge], own[edge]))), layer.Forward());
    }

    [Fact]
    public void Attention_among_all_is_that_of_a_transformer()
    {
        var layer = new SmallGraph(parameters => new TransformerLayer(parameters, Widths, HeadWidth, new() { Heads = Heads }, amongAll: true));
        double[] nothing = new double[Heads * HeadWidth];

        AssertClose(Attend(layer, average: false, node => OthersOf(node).Select(other => (other, nothing))), layer.Forward());
    }

    [Fact]
    public void Along_the_edges_of_a_complete_graph_attention_is_that_among_all()
    {
        InputWidths nodes = Widths with { Edges = 0 };
        (int Target, int Source)[] pairs = [.. Enumerable.Range(0, Nodes).SelectMany(node => OthersOf(node).Select(other => (node, other)))];
        var complete = new GraphBatch(
            Grouping.Of([.. pairs.Select(pair => pair.Target)], Nodes), Grouping.Of([.. pairs.Select(pair => pair.Source)], Nodes), Grouping.Of(Graphs, 2));

        AssertClose(
            new SmallGraph(parameters => new TransformerLayer(parameters, nodes, HeadWidth, new() { Heads = Heads }, amongAll: true)).Forward(),
            new SmallGraph(parameters => new TransformerLayer(parameters, nodes, HeadWidth, new() { Heads = Heads })).Forward(complete));
    }

    private static IEnumerable<int> OthersOf(int node) => Enumerable.Range(0, Nodes).Where(other => Graphs[other] == Graphs[node]);

    private static double[][] Attend(SmallGraph layer, bool average, Func<int, IEnumerable<(int Other, double[] Own)>> edgesInto)
    {
        (double[][] queries, double[][] keys, double[][] values, double[][] self) = (Linear("query"), Linear("key"), Linear("value"), Linear("self"));
        return [.. Enumerable.Range(0, Nodes).Select(node =>
        {
            (int Other, double[] Own)[] edges = [.. edgesInto(node)];
            double[][] byHead = [.. Enumerable.Range(0, Heads).Select(head =>
            {
                double[] weights = [.. edges.Select(edge => Math.Exp(
                    Part(queries[node], head).Zip(Part(Plus(keys[edge.Other], edge.Own), head), (q, k) => q * k).Sum() / Math.Sqrt(HeadWidth)))];
                return Sum(edges.Select((edge, i) => Scale(Part(Plus(values[edge.Other], edge.Own), head), weights[i] / weights.Sum())), HeadWidth);
            })];
            return Plus(self[node], average ? Scale(Sum(byHead, HeadWidth), 1.0 / Heads) : [.. byHead.SelectMany(part => part)]);
        })];

        double[][] Linear(string path) =>
            [.. Features.Select(row => Plus(Times(row, layer.Parameter(path + "/weight")), layer.Parameter(path + "/bias")[0]))];
    }

    private static double[] Part(double[] row, int head) => row[(head * HeadWidth)..((head + 1) * HeadWidth)];
}
