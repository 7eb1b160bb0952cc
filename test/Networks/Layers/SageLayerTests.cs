using static Equivariant.ML.Networks.Tests.Layers.SmallGraph;

namespace Equivariant.ML.Networks.Tests.Layers;

public class SageLayerTests
{
    [Theory]
    [InlineData(Aggregation.Mean, 2)]
    [InlineData(Aggregation.Mean, 5)]
    [InlineData(Aggregation.Sum, 2)]
    [InlineData(Aggregation.Sum, 5)]
    public void Layer_is_that_of_the_paper(Aggregation aggregation, int outputs)
    {
        var layer = new SmallGraph(parameters => new SageLayer(parameters, Width, outputs, aggregation));

        double[][] expected = [.. Enumerable.Range(0, Nodes).Select(node =>
        {
            int[] edges = [.. EdgesInto(node)];
            double[] received = Sum(edges.Select(edge => Features[Sources[edge]]), Width);
            double[] taken = aggregation == Aggregation.Sum ? received : Scale(received, 1.0 / Math.Max(1, edges.Length));
            return Plus(
                Plus(Times(Features[node], layer.Parameter("self/weight")), Times(taken, layer.Parameter("neighbors/weight"))),
                layer.Parameter("neighbors/bias")[0]);
        })];

        AssertClose(expected, layer.Forward());
    }
}
