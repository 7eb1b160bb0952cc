using Equivariant.ML.Tensors;
using static Equivariant.ML.Networks.Tests.Layers.SmallGraph;

namespace Equivariant.ML.Networks.Tests.Layers;

public class EdgeNetworkLayerTests
{
    [Theory]
    [InlineData(Aggregation.Sum)]
    [InlineData(Aggregation.Mean)]
    public void Layer_is_that_of_the_paper(Aggregation aggregation)
    {
        const int Outputs = 2;
        var layer = new SmallGraph(parameters => new EdgeNetworkLayer(parameters, Widths, Outputs, 4, aggregation, Activation.Tanh));

        double[][] expected = [.. Enumerable.Range(0, Nodes).Select(node =>
        {
            int[] edges = [.. EdgesInto(node)];
            double[] received = Sum(edges.Select(edge => Times(Features[Sources[edge]], MatrixOf(EdgeFeatures[edge]))), Outputs);
            double[] taken = aggregation == Aggregation.Mean ? Scale(received, 1.0 / Math.Max(1, edges.Length)) : received;
            return Plus(Plus(Times(Features[node], layer.Parameter("self/weight")), layer.Parameter("bias")[0]), taken);
        })];

        AssertClose(expected, layer.Forward());

        double[][] MatrixOf(double[] edge) => [.. Linear("edge/2", [.. Linear("edge/0", edge).Select(Math.Tanh)]).Chunk(Outputs)];

        double[] Linear(string path, double[] x) => Plus(Times(x, layer.Parameter(path + "/weight")), layer.Parameter(path + "/bias")[0]);
    }

    [Fact]
    public void Edges_without_features_are_refused() => Assert.StartsWith(
        "EdgeNetworkLayer: edges without features; expected at least one feature.",
        Assert.Throws<ArgumentException>(() => new EdgeNetworkLayer(new ParameterSet(new ReferenceEngine(), 1).Root, new InputWidths { Nodes = 2 }, 2)).Message,
        StringComparison.Ordinal);
}
