using Equivariant.ML.Tensors;
using static Equivariant.ML.Networks.Tests.Layers.SmallGraph;

namespace Equivariant.ML.Networks.Tests.Layers;

public class BatchNormLayerTests
{
    private const double Epsilon = 0.01, Momentum = 0.25;

    [Fact]
    public void Training_is_that_of_the_paper()
    {
        SmallGraph layer = Layer();
        AssertClose(Normalized(layer, Moments(Nodes)), layer.Forward(training: new TrainingPass(1)));
    }

    [Fact]
    public void Prediction_uses_the_running_mean_and_variance()
    {
        SmallGraph layer = Layer();
        layer.Forward(training: new TrainingPass(1));
        layer.Forward(training: new TrainingPass(1));
        const double Kept = (1 - Momentum) * (1 - Momentum);
        (double Mean, double Variance)[] running = [.. Moments(Nodes - 1).Select(of => ((1 - Kept) * of.Mean, Kept + ((1 - Kept) * of.Variance)))];

        AssertClose([[.. running.Select(of => of.Mean)], [.. running.Select(of => of.Variance)]], layer.Statistics());
        AssertClose(Normalized(layer, running), layer.Forward());
    }

    [Fact]
    public void Prediction_moves_nothing()
    {
        SmallGraph layer = Layer();
        layer.Forward();
        AssertClose([[0, 0, 0], [1, 1, 1]], layer.Statistics());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Fewer_than_two_nodes_are_taken_as_in_a_prediction(int nodes)
    {
        var engine = new ReferenceEngine();
        var parameters = new ParameterSet(engine, seed: 1);
        var layer = new BatchNormLayer(parameters.Root, 2, Epsilon);
        using Scope scope = engine.BeginScope();
        var graph = new GraphBatch(Grouping.Of([], nodes), Grouping.Of([], nodes), Grouping.Of(new int[nodes], 1));
        Tensor after = layer.Forward(graph, new GraphState { Nodes = scope.Full(3, new Shape(nodes, 2)) }, new Context(scope, new TrainingPass(1))).State.Nodes!.Value;

        Assert.All(after.ToDoubleArray(), value => Assert.Equal(3 / Math.Sqrt(1 + Epsilon), value, 1e-12));
        Assert.Equal([0.0, 0], parameters.Statistics[0].Value.ToDoubleArray());
        Assert.Equal([1.0, 1], parameters.Statistics[1].Value.ToDoubleArray());
    }

    [Fact]
    public void Running_statistics_are_the_same_bits_with_any_number_of_threads()
    {
        float[][] statistics = [.. new[] { 1, 2, 3 }.Select(threads =>
        {
            const int Rows = 20_000, Columns = 33;
            var engine = new ManagedEngine(threads);
            var parameters = new ParameterSet(engine, seed: 1);
            var layer = new BatchNormLayer(parameters.Root, Columns);
            using Scope scope = engine.BeginScope();
            var values = new double[Rows * Columns];
            Initializer.Uniform(1).Fill(values, new SeededRandom(3));
            var graph = new GraphBatch(Grouping.Of([], Rows), Grouping.Of([], Rows), Grouping.Of(new int[Rows], 1));
            layer.Forward(graph, new GraphState { Nodes = scope.Constant(values, new Shape(Rows, Columns)) }, new Context(scope, new TrainingPass(1)));
            return (float[])[.. parameters.Statistics.SelectMany(statistic => statistic.Value.ToArray())];
        })];

        Assert.Equal(statistics[0], statistics[1]);
        Assert.Equal(statistics[0], statistics[2]);
    }

    [Fact]
    public void Options_are_in_their_ranges()
    {
        ParameterScope parameters = new ParameterSet(new ReferenceEngine(), 1).Root;
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchNormLayer(parameters, 2, epsilon: 0));
        Assert.StartsWith(
            "BatchNormLayer: a momentum of 0; expected above 0, at most 1.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new BatchNormLayer(parameters, 2, momentum: 0)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchNormLayer(parameters, 2, momentum: double.NaN));
    }

    private static SmallGraph Layer() => new(parameters => new BatchNormLayer(parameters, Width, Epsilon, Momentum));

    /// <summary>Each feature's mean and, over so many, its variance.</summary>
    private static (double Mean, double Variance)[] Moments(int over) => [.. Enumerable.Range(0, Width).Select(i =>
    {
        double mean = Features.Average(row => row[i]);
        return (mean, Features.Sum(row => (row[i] - mean) * (row[i] - mean)) / over);
    })];

    private static double[][] Normalized(SmallGraph layer, (double Mean, double Variance)[] by) => [.. Features.Select(row => row
        .Select((x, i) => (layer.Parameter("weight")[0][i] * (x - by[i].Mean) / Math.Sqrt(by[i].Variance + Epsilon)) + layer.Parameter("bias")[0][i])
        .ToArray())];
}
