using Equivariant.ML.Tensors;
using static Equivariant.ML.Networks.Tests.Layers.SmallGraph;

namespace Equivariant.ML.Networks.Tests.Layers;

public class GineLayerTests
{
    [Fact]
    public void Layer_is_that_of_the_paper()
    {
        var layer = new SmallGraph(parameters => new GineLayer(parameters, Widths, 4, 2, trainEpsilon: true, Activation.Tanh));
        double epsilon = layer.Parameter("epsilon")[0][0];

        double[][] expected = [.. Enumerable.Range(0, Nodes).Select(node =>
        {
            double[] received = Sum(EdgesInto(node).Select(edge => Relu(Plus(Features[Sources[edge]], Linear("edge", EdgeFeatures[edge])))), Width);
            double[] hidden = Linear("node/0", Plus(Scale(Features[node], 1 + epsilon), received));
            return Linear("node/2", [.. hidden.Select(Math.Tanh)]);
        })];

        AssertClose(expected, layer.Forward());

        double[] Linear(string path, double[] x) => Plus(Times(x, layer.Parameter(path + "/weight")), layer.Parameter(path + "/bias")[0]);
    }

    [Fact]
    public void Edges_without_features_are_refused() => Assert.StartsWith(
        "GineLayer: edges without features; expected at least one feature.",
        Assert.Throws<ArgumentException>(() => new GineLayer(new ParameterSet(new ReferenceEngine(), 1).Root, new InputWidths { Nodes = 2 }, 2, 2)).Message,
        StringComparison.Ordinal);

    private static double[] Relu(double[] row) => [.. row.Select(x => Math.Max(x, 0))];
}
