using Equivariant.ML.Tensors;
using static Equivariant.ML.Networks.Tests.Layers.SmallGraph;

namespace Equivariant.ML.Networks.Tests.Layers;

/// <summary>Graph attention with edge features, by its papers; and what is the same in all layers of attention.</summary>
public class AttentionLayerTests
{
    private const int HeadWidth = 2, Heads = 3;

    public static TheoryData<bool, bool> Forms => new() { { false, false }, { false, true }, { true, false }, { true, true } };

    [Theory]
    [MemberData(nameof(Forms))]
    public void First_version_is_that_of_the_paper(bool average, bool selfLoops)
    {
        var layer = new SmallGraph(parameters =>
            new GatLayer(parameters, Widths, HeadWidth, new() { Heads = Heads, Average = average }, selfLoops));
        double[][] h = [.. Features.Select(row => Times(row, layer.Parameter("weight")))];

        AssertClose(Attend(layer, average, selfLoops, h, (node, other, edge, head) => Leaky(
            Dot(layer.Parameter("target")[head], Part(h[node], head)) +
            Dot(layer.Parameter("source")[head], Part(h[other], head)) +
            Dot(layer.Parameter("edge/attention")[head], Part(Times(edge, layer.Parameter("edge/weight")), head)))), layer.Forward());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Second_version_is_that_of_the_paper(bool average, bool selfLoops)
    {
        var layer = new SmallGraph(parameters =>
            new GatV2Layer(parameters, Widths, HeadWidth, new() { Heads = Heads, Average = average }, selfLoops));
        double[][] asked = Linear("target");
        double[][] sent = Linear("source");

        AssertClose(Attend(layer, average, selfLoops, sent, (node, other, edge, head) =>
        {
            double[] met = Plus(Plus(asked[node], sent[other]), Times(edge, layer.Parameter("edge/weight")));
            return Dot(layer.Parameter("attention")[head], [.. Part(met, head).Select(Leaky)]);
        }), layer.Forward());

        double[][] Linear(string path) =>
            [.. Features.Select(row => Plus(Times(row, layer.Parameter(path + "/weight")), layer.Parameter(path + "/bias")[0]))];
    }

    [Fact]
    public void Dropout_takes_part_in_training_alone()
    {
        SmallGraph plain = Of(0), dropping = Of(0.5);
        AssertClose(plain.Forward(), dropping.Forward());
        AssertClose(dropping.Forward(training: new TrainingPass(1)), dropping.Forward(training: new TrainingPass(1)));
        Assert.NotEqual(dropping.Forward(), dropping.Forward(training: new TrainingPass(1)));

        static SmallGraph Of(double dropout) =>
            new(parameters => new GatLayer(parameters, Widths, HeadWidth, new() { Heads = Heads, Dropout = dropout }));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        ParameterScope parameters = new ParameterSet(new ReferenceEngine(), 1).Root;
        Assert.StartsWith(
            "GatLayer: 0 heads; expected 1 to 1024.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new GatLayer(parameters, Widths, 2, new() { Heads = 0 })).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "GatV2Layer: a dropout of 1; expected 0 to below 1.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new GatV2Layer(parameters, Widths, 2, new() { Dropout = 1 })).Message,
            StringComparison.Ordinal);
    }

    private static double[][] Attend(
        SmallGraph layer, bool average, bool selfLoops, double[][] sent, Func<int, int, double[], int, double> score) =>
        [.. Enumerable.Range(0, Nodes).Select(node =>
        {
            (int Other, double[] Edge)[] edges = [.. EdgesInto(node).Where(edge => !selfLoops || Sources[edge] != node).Select(edge => (Sources[edge], EdgeFeatures[edge]))];
            if (selfLoops)
            {
                edges = [.. edges, (node, Scale(Sum(edges.Select(edge => edge.Edge), EdgeWidth), 1.0 / Math.Max(1, edges.Length)))];
            }

            double[][] byHead = [.. Enumerable.Range(0, Heads).Select(head =>
            {
                double[] weights = [.. edges.Select(edge => Math.Exp(score(node, edge.Other, edge.Edge, head)))];
                return Sum(edges.Select((edge, i) => Scale(Part(sent[edge.Other], head), weights[i] / weights.Sum())), HeadWidth);
            })];
            double[] joined = average ? Scale(Sum(byHead, HeadWidth), 1.0 / Heads) : [.. byHead.SelectMany(part => part)];
            return Plus(joined, layer.Parameter("bias")[0]);
        })];

    private static double[] Part(double[] row, int head) => row[(head * HeadWidth)..((head + 1) * HeadWidth)];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double Leaky(double x) => Math.Max(x, 0.2 * x);
}
