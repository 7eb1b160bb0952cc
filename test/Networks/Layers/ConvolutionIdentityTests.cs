using Equivariant.ML.Tensors;
using static Equivariant.ML.Networks.Tests.Layers.SmallGraph;

namespace Equivariant.ML.Networks.Tests.Layers;

/// <summary>A convolution on a ring or a grid is message passing along their edges.</summary>
public class ConvolutionIdentityTests
{
    private const int Outputs = 2;

    /// <summary>A kernel of any form has a matrix for each displacement, which edges carry as their type.</summary>
    [Theory]
    [InlineData(7, 1)]
    [InlineData(5, 4)]
    public void A_convolution_by_any_kernel_is_message_passing_along_displacements(int columns, int rows)
    {
        (int X, int Y)[] displacements = [.. Enumerable.Range(-1, 3).SelectMany(x => (rows == 1 ? [0] : Enumerable.Range(-1, 3)).Select(y => (x, y))).Where(d => d != (0, 0))];
        int count = columns * rows;
        double[][] features = Draw(count);
        var edges = Enumerable.Range(0, count).SelectMany(node => displacements.Select((_, kind) => (Node: node, Kind: kind))).ToArray();
        var grid = new GraphBatch(
            Grouping.Of([.. edges.Select(edge => edge.Node)], count),
            Grouping.Of([.. edges.Select(edge => At(edge.Node, displacements[edge.Kind]))], count),
            Grouping.Of(new int[count], 1));
        double[][] kinds = [.. edges.Select(edge => Enumerable.Range(0, displacements.Length).Select(kind => kind == edge.Kind ? 1.0 : 0).ToArray())];

        var layer = new SmallGraph(parameters => new EdgeNetworkLayer(parameters, new InputWidths { Nodes = Width, Edges = displacements.Length }, Outputs));
        layer.Set("edge/0/bias", new double[Width * Outputs]);
        double[][][] kernel = [.. layer.Parameter("edge/0/weight").Select(matrix => matrix.Chunk(Outputs).ToArray())];

        AssertClose(
            [.. Enumerable.Range(0, count).Select(node => Plus(
                Plus(Times(features[node], layer.Parameter("self/weight")), layer.Parameter("bias")[0]),
                Sum(displacements.Select((d, kind) => Times(features[At(node, d)], kernel[kind])), Outputs)))],
            layer.Forward(grid, kinds, nodes: features));

        int At(int node, (int X, int Y) by) => ((node % columns) + by.X + columns) % columns + (((node / columns) + by.Y + rows) % rows * columns);
    }

    /// <summary>On a ring, the powers of the Laplacian are the circular convolutions by the powers of the kernel (−½, 1, −½).</summary>
    [Theory]
    [InlineData(8, 1)]
    [InlineData(8, 4)]
    [InlineData(5, 4)]
    public void A_filter_on_a_ring_is_a_circular_convolution(int count, int terms)
    {
        double[][] features = Draw(count);
        int[] nodes = [.. Enumerable.Range(0, count)];
        var ring = new GraphBatch(
            Grouping.Of([.. nodes, .. nodes], count),
            Grouping.Of([.. nodes.Select(node => (node + 1) % count), .. nodes.Select(node => (node + count - 1) % count)], count),
            Grouping.Of(new int[count], 1));
        var layer = new SmallGraph(parameters => new PolynomialLayer(parameters, Widths, Outputs, terms));

        double[] kernel = [.. nodes.Select(node => node == 0 ? 1.0 : 0)];
        double[][] expected = [.. nodes.Select(_ => layer.Parameter("bias")[0])];
        for (int term = 0; term < terms; term++)
        {
            double[][] weight = layer.Parameter($"term{term}/weight");
            expected = [.. nodes.Select(node => Plus(
                expected[node], Times(Sum(nodes.Select(by => Scale(features[(node + count - by) % count], kernel[by])), Width), weight)))];
            double[] last = kernel;
            kernel = [.. nodes.Select(node => last[node] - (0.5 * (last[(node + 1) % count] + last[(node + count - 1) % count])))];
        }

        AssertClose(expected, layer.Forward(ring, nodes: features));
    }

    private static double[][] Draw(int count)
    {
        var values = new double[count * Width];
        Initializer.Uniform(1).Fill(values, new SeededRandom(5));
        return [.. values.Chunk(Width)];
    }
}
