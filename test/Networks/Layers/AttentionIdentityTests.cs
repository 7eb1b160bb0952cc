using Equivariant.ML.Tensors;
using static Equivariant.ML.Networks.Tests.Layers.SmallGraph;

namespace Equivariant.ML.Networks.Tests.Layers;

/// <summary>
/// Graph attention on complete graphs is a transformer's attention among all, with the same weights for values. Its scores are leaky(tᵢ + sⱼ), a transformer's are qᵢ·kⱼ/√width:
/// that they agree takes either scores of one sign, of which the softmax forgets tᵢ, or queries that tell nodes apart.
/// </summary>
public class AttentionIdentityTests
{
    private const int Heads = 2;

    private static readonly InputWidths Alone = Widths with { Edges = 0 };

    [Fact]
    public void Where_no_score_is_negative_a_GAT_among_all_is_a_transformer_that_asks_one_question()
    {
        const int HeadWidth = 2;
        double[][] features = [.. Features.Select(row => row.Select(Math.Abs).ToArray())];
        var gat = new SmallGraph(parameters => new GatLayer(parameters, Alone, HeadWidth, new() { Heads = Heads }));
        foreach (string path in (string[])["weight", "target", "source"])
        {
            gat.Set(path, gat.Parameter(path).Select(row => row.Select(Math.Abs).ToArray()));
        }

        // Queries are 1; keys are the sources' parts of scores.
        double[] source = [.. gat.Parameter("source").SelectMany(row => row)];
        SmallGraph transformer = Transformer(gat, Alone, HeadWidth);
        transformer.Set("query/bias", [.. source.Select(_ => Math.Sqrt(HeadWidth))]);
        transformer.Set("key/weight", gat.Parameter("weight").Select(row => row.Zip(source, (w, a) => w * a).ToArray()));

        AssertClose(gat.Forward(Complete, nodes: features), transformer.Forward(nodes: features));
    }

    [Fact]
    public void Where_nodes_are_told_apart_every_GAT_among_all_is_a_transformer()
    {
        // Each node has a feature of its own, so that a query can be all its scores, and a key whose score it is.
        const int HeadWidth = Nodes;
        InputWidths widths = Alone with { Nodes = Width + Nodes };
        double[][] features = [.. Features.Select((row, node) => (double[])[.. row, .. Unit(node, Nodes)])];
        var gat = new SmallGraph(parameters => new GatLayer(parameters, widths, HeadWidth, new() { Heads = Heads }));
        double[][] h = [.. features.Select(row => Times(row, gat.Parameter("weight")))];
        double[] nothing = new double[Heads * HeadWidth];

        SmallGraph transformer = Transformer(gat, widths, HeadWidth);
        transformer.Set("query/weight", [.. Enumerable.Repeat(nothing, Width), .. h.Select(asking => Enumerable.Range(0, Heads).SelectMany(head =>
            h.Select(asked => Math.Sqrt(HeadWidth) * Leaky(Dot("target", asking, head) + Dot("source", asked, head)))).ToArray())]);
        transformer.Set("key/weight", [.. Enumerable.Repeat(nothing, Width), .. h.Select((_, node) =>
            Enumerable.Range(0, Heads).SelectMany(_ => Unit(node, Nodes)).ToArray())]);

        AssertClose(gat.Forward(Complete, nodes: features), transformer.Forward(nodes: features));
        Assert.Contains(h, asking => h.Any(asked => Dot("target", asking, 0) + Dot("source", asked, 0) < 0));

        double Dot(string path, double[] row, int head) =>
            gat.Parameter(path)[head].Zip(row[(head * HeadWidth)..((head + 1) * HeadWidth)], (a, x) => a * x).Sum();
    }

    /// <summary>Attention among all, with a GAT's values and bias, and no scores yet.</summary>
    private static SmallGraph Transformer(SmallGraph gat, InputWidths widths, int headWidth)
    {
        var transformer = new SmallGraph(parameters => new TransformerLayer(parameters, widths, headWidth, new() { Heads = Heads }, amongAll: true));
        foreach (string path in (string[])["query/weight", "query/bias", "key/weight", "key/bias", "value/bias", "self/weight"])
        {
            transformer.Set(path, transformer.Parameter(path).Select(row => new double[row.Length]));
        }

        transformer.Set("value/weight", gat.Parameter("weight"));
        transformer.Set("self/bias", gat.Parameter("bias"));
        return transformer;
    }

    private static GraphBatch Complete
    {
        get
        {
            (int Target, int Source)[] pairs = [.. Enumerable.Range(0, Nodes * Nodes)
                .Select(pair => (pair / Nodes, pair % Nodes)).Where(pair => Graphs[pair.Item1] == Graphs[pair.Item2])];
            return new GraphBatch(
                Grouping.Of([.. pairs.Select(pair => pair.Target)], Nodes), Grouping.Of([.. pairs.Select(pair => pair.Source)], Nodes), Grouping.Of(Graphs, 2));
        }
    }

    private static double[] Unit(int place, int length) => [.. Enumerable.Range(0, length).Select(i => i == place ? 1.0 : 0)];

    private static double Leaky(double x) => Math.Max(x, 0.2 * x);
}
