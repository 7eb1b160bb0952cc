using Equivariant.ML.Tensors;
using static Equivariant.ML.Networks.Tests.Layers.SmallGraph;

namespace Equivariant.ML.Networks.Tests.Layers;

public class DiffPoolLayerTests
{
    private const int Clusters = 2;

    private static readonly InputWidths Weighted = Widths with { EdgeWeight = 1 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Layer_is_that_of_the_paper(bool weighted)
    {
        var engine = new ReferenceEngine();
        var parameters = new ParameterSet(engine, seed: 1);
        InputWidths widths = weighted ? Weighted : Widths;
        var embed = new GcnLayer(parameters.Root["embedding"], widths, Width);
        var assign = new GcnLayer(parameters.Root["assignment"], widths, Clusters);
        var layer = new DiffPoolLayer(embed, assign, widths, Clusters, linkWeight: 3, entropyWeight: 5);
        var pass = new TrainingPass(1);
        using Scope scope = engine.BeginScope();
        var context = new Context(scope, pass);
        GraphState state = State(scope);
        (GraphBatch pooled, GraphState after) = layer.Forward(Batch, state, context);
        double[][] z = Rows(embed.Forward(Batch, state, context).State.Nodes!.Value);
        double[][] s = [.. Rows(assign.Forward(Batch, state, context).State.Nodes!.Value).Select(Softmax)];
        double[,] a = Adjacency(weighted);

        int[][] graphs = [[0, 1, 2], [3, 4, 5]];
        double[][] features = [.. graphs.SelectMany(nodes => Enumerable.Range(0, Clusters)
            .Select(k => Sum(nodes.Select(node => Scale(z[node], s[node][k])), Width)))];
        double[][] weights = [.. graphs.SelectMany(nodes =>
            from k in Enumerable.Range(0, Clusters)
            from l in Enumerable.Range(0, Clusters)
            select new[] { nodes.Sum(i => nodes.Sum(j => s[i][k] * a[i, j] * s[j][l])) })];
        double link = graphs.Average(nodes => Math.Sqrt(nodes.Sum(i => nodes.Sum(j => Math.Pow(a[i, j] - Dot(s[i], s[j]), 2)))));
        double entropy = graphs.Average(nodes => nodes.Average(node => -s[node].Sum(part => part * Math.Log(part))));

        AssertClose(features, Rows(after.Nodes!.Value));
        AssertClose(weights, Rows(after.Edges!.Value));
        Assert.Equal((3 * link) + (5 * entropy), pass.TakeLosses()!.Value.ToScalar(), 1e-12);
        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 3], pooled.Targets.Index.ToArray());
        Assert.Equal([0, 1, 0, 1, 2, 3, 2, 3], pooled.Sources.Index.ToArray());
        Assert.Equal([0, 0, 1, 1], pooled.Graphs.Index.ToArray());
    }

    [Fact]
    public void Losses_fall_on_two_communities_until_the_clusters_are_them()
    {
        const int Graphs = 6, Nodes = 12, Epochs = 150;
        var engine = new ManagedEngine(1);
        var parameters = new ParameterSet(engine, seed: 1);
        GraphBatch batch = Communities(Graphs, Nodes);
        var widths = new InputWidths { Nodes = 4 };
        var assign = new GcnLayer(parameters.Root["assignment"], widths, Clusters);
        var layer = new DiffPoolLayer(new GcnLayer(parameters.Root["embedding"], widths, 2), assign, widths, Clusters);
        Optimizer optimizer = new AdamOptions { LearningRate = 0.05 }.Create(parameters);
        var pass = new TrainingPass(1);
        var noise = new double[batch.NodeCount * 4];
        Initializer.Uniform(1).Fill(noise, new SeededRandom(3));

        // Each community leans to one side of the first feature; single nodes often do not.
        for (int node = 0; node < batch.NodeCount; node++)
        {
            noise[4 * node] += node % 2 == 0 ? 0.5 : -0.5;
        }

        var losses = new List<double>();
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            pass.Begin(epoch);
            using Scope scope = engine.BeginScope(recording: true);
            layer.Forward(batch, new GraphState { Nodes = scope.Constant(noise, new Shape(batch.NodeCount, 4)) }, new Context(scope, pass));
            Tensor loss = pass.TakeLosses()!.Value;
            losses.Add(loss.ToScalar());
            parameters.ClearGradients();
            scope.Backward(loss);
            optimizer.Step(0.05);
        }

        Assert.InRange(losses[^1], 0, 0.6 * losses[0]);
        using Scope after = engine.BeginScope();
        double[][] logits = Rows(assign.Forward(batch, new GraphState { Nodes = after.Constant(noise, new Shape(batch.NodeCount, 4)) }, new Context(after)).State.Nodes!.Value);
        Assert.Single(Enumerable.Range(0, batch.NodeCount).Select(node => (logits[node][0] > logits[node][1]) == (node % 2 == 0)).Distinct());
    }

    [Fact]
    public void A_batch_keeps_what_it_is_pooled_to()
    {
        var engine = new ReferenceEngine();
        var parameters = new ParameterSet(engine, seed: 1);
        var layer = new DiffPoolLayer(new GcnLayer(parameters.Root["embedding"], Widths, 2), new GcnLayer(parameters.Root["assignment"], Widths, Clusters), Widths, Clusters);
        GraphBatch batch = Batch;
        using Scope scope = engine.BeginScope();
        GraphBatch first = layer.Forward(batch, State(scope), new Context(scope)).Graph;

        Assert.Same(first, layer.Forward(batch, State(scope), new Context(scope)).Graph);
        Assert.NotSame(first, batch.Coarse(Clusters + 1).Graph);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        ParameterScope parameters = new ParameterSet(new ReferenceEngine(), 1).Root;
        var embed = new GcnLayer(parameters["a"], Widths, 2);
        var assign = new GcnLayer(parameters["b"], Widths, 3);
        Assert.StartsWith(
            "DiffPoolLayer: 0 clusters; expected at least 1.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new DiffPoolLayer(embed, assign, Widths, 0)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "DiffPoolLayer: a linkWeight of -1; expected zero or a positive number.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new DiffPoolLayer(embed, assign, Widths, 3, linkWeight: -1)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DiffPoolLayer(embed, assign, Widths, 3, entropyWeight: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DiffPoolLayer(embed, assign, Widths with { EdgeWeight = 2 }, 3));
        Assert.StartsWith(
            "DiffPoolLayer: the assignment [6×3] is to 3 clusters; expected 2.",
            Assert.Throws<ArgumentException>(() => new SmallGraph(scope => new DiffPoolLayer(
                new GcnLayer(scope["a"], Widths, 2), new GcnLayer(scope["b"], Widths, 3), Widths, 2)).Forward()).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Batch.Coarse(int.MaxValue));
    }

    private static GraphState State(Scope scope) => new()
    {
        Nodes = scope.Constant([.. Features.SelectMany(row => row)], new Shape(Nodes, Width)),
        Edges = scope.Constant([.. EdgeFeatures.SelectMany(row => row)], new Shape(Targets.Length, EdgeWidth)),
    };

    private static double[,] Adjacency(bool weighted)
    {
        var a = new double[Nodes, Nodes];
        for (int edge = 0; edge < Targets.Length; edge++)
        {
            a[Targets[edge], Sources[edge]] += weighted ? EdgeFeatures[edge][1] : 1;
        }

        return a;
    }

    /// <summary>In each graph the even nodes are all joined, and the odd ones, and none of one to the other.</summary>
    private static GraphBatch Communities(int graphs, int nodes)
    {
        (int Target, int Source)[] edges = [..
            from graph in Enumerable.Range(0, graphs)
            from target in Enumerable.Range(0, nodes)
            from source in Enumerable.Range(0, nodes)
            where target != source && (target - source) % 2 == 0
            select ((graph * nodes) + target, (graph * nodes) + source)];
        return new GraphBatch(
            Grouping.Of([.. edges.Select(edge => edge.Target)], graphs * nodes),
            Grouping.Of([.. edges.Select(edge => edge.Source)], graphs * nodes),
            Grouping.Of([.. Enumerable.Range(0, graphs * nodes).Select(node => node / nodes)], graphs));
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double[] Softmax(double[] row)
    {
        double[] parts = [.. row.Select(Math.Exp)];
        return Scale(parts, 1 / parts.Sum());
    }

    private static double[][] Rows(Tensor x) => [.. x.ToDoubleArray().Chunk(x.Shape[1])];
}
