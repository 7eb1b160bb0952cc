using static Equivariant.ML.Networks.Tests.Layers.SmallGraph;

namespace Equivariant.ML.Networks.Tests.Layers;

public class DeepSetsLayerTests
{
    [Theory]
    [InlineData(Readout.Sum)]
    [InlineData(Readout.Mean)]
    [InlineData(Readout.Max)]
    public void Layer_is_that_of_the_paper(Readout pool)
    {
        var layer = new SmallGraph(parameters => new DeepSetsLayer(parameters, Width, 2, pool));

        double[][] expected = [.. Enumerable.Range(0, Nodes).Select(node =>
        {
            double[][] set = [.. Features.Where((_, other) => Graphs[other] == Graphs[node])];
            double[] pooled = [.. Enumerable.Range(0, Width).Select(i => pool switch
            {
                Readout.Sum => set.Sum(row => row[i]),
                Readout.Mean => set.Average(row => row[i]),
                _ => set.Max(row => row[i]),
            })];
            return Plus(
                Plus(Times(Features[node], layer.Parameter("self/weight")), layer.Parameter("self/bias")[0]), Times(pooled, layer.Parameter("all/weight")));
        })];

        AssertClose(expected, layer.Forward());
    }
}
