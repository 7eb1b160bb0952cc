using Equivariant.ML.Tensors;
using static Equivariant.ML.Networks.Tests.Layers.SmallGraph;

namespace Equivariant.ML.Networks.Tests.Layers;

public class GatedGraphLayerTests
{
    [Fact]
    public void Layer_is_that_of_the_paper()
    {
        const int HiddenWidth = 4, Steps = 3;
        var layer = new SmallGraph(parameters => new GatedGraphLayer(parameters, Width, HiddenWidth, Steps));

        double[][] h = [.. Features.Select(row => row.Append(0).ToArray())];
        for (int step = 0; step < Steps; step++)
        {
            double[][] sent = [.. h.Select(row => Times(row, layer.Parameter($"step{step}/weight")))];
            h = [.. h.Select((row, node) => Unit(Sum(EdgesInto(node).Select(edge => sent[Sources[edge]]), HiddenWidth), row))];
        }

        AssertClose(h, layer.Forward());

        double[] Unit(double[] x, double[] before)
        {
            (double[] a, double[] b) = (Linear("input", x), Linear("hidden", before));
            return [.. Enumerable.Range(0, HiddenWidth).Select(i =>
            {
                double reset = Sigmoid(a[i] + b[i]);
                double keep = Sigmoid(a[HiddenWidth + i] + b[HiddenWidth + i]);
                double proposed = Math.Tanh(a[(2 * HiddenWidth) + i] + (reset * b[(2 * HiddenWidth) + i]));
                return ((1 - keep) * proposed) + (keep * before[i]);
            })];
        }

        double[] Linear(string path, double[] x) =>
            Plus(Times(x, layer.Parameter($"cell/{path}/weight")), layer.Parameter($"cell/{path}/bias")[0]);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        ParameterScope parameters = new ParameterSet(new ReferenceEngine(), 1).Root;
        Assert.StartsWith(
            "GatedGraphLayer: a width of 2; expected at least that of the inputs, 3.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new GatedGraphLayer(parameters, 3, 2, 1)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "GatedGraphLayer: 0 steps; expected at least 1.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new GatedGraphLayer(parameters, 3, 3, 0)).Message,
            StringComparison.Ordinal);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
