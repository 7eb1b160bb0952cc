using Equivariant.ML.Tensors;
using static Equivariant.ML.Networks.Tests.Layers.SmallGraph;

namespace Equivariant.ML.Networks.Tests.Layers;

public class NormLayerTests
{
    [Fact]
    public void Layer_norm_is_that_of_the_paper()
    {
        const double Epsilon = 0.01;
        var layer = new SmallGraph(parameters => new LayerNormLayer(parameters, Width, Epsilon));

        double[][] expected = [.. Features.Select(row =>
        {
            double mean = row.Average();
            double deviation = Math.Sqrt(row.Average(x => (x - mean) * (x - mean)) + Epsilon);
            return row.Select((x, i) => (layer.Parameter("weight")[0][i] * (x - mean) / deviation) + layer.Parameter("bias")[0][i]).ToArray();
        })];

        AssertClose(expected, layer.Forward());
    }

    [Fact]
    public void Epsilon_must_be_positive()
    {
        ParameterScope parameters = new ParameterSet(new ReferenceEngine(), 1).Root;
        Assert.StartsWith(
            "LayerNormLayer: an epsilon of 0; expected a positive number, such as 1e-5.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new LayerNormLayer(parameters, 2, 0)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GraphNormLayer(parameters, 2, double.NaN));
    }
}
