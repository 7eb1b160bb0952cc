using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators.Tests;

public sealed class ModelSummaryTests
{
    private static readonly GraphNumbers Sums = new() { Readout = Readout.Sum };

    [Fact]
    public void Parts_are_layers_and_heads_with_their_parameters()
    {
        Graph[] graphs = Untrained.Clouds();
        GraphPredictor model = Untrained.Predictor(new EgnnOptions { Layers = 2, Width = 8, UpdatePositions = false }, Sums, graphs);

        ModelSummary summary = ModelSummary.Of(model.Network, null);

        Assert.Equal(["network/embedding", "network/layer0", "network/layer1", "head/node", "head/graph"], summary.Parts.Select(part => part.Path));
        Assert.Equal(model.Network.Parameters.Count, summary.ParameterCount);
        Assert.Equal(16, summary.Parts[0].ParameterCount);
        Assert.Equal(new ParameterSummary("network/embedding/weight", new Shape(1, 8)), summary.Parts[0].Parameters[0]);
        Assert.Equal(model.Network.Parameters.All.Select(parameter => parameter.Path), summary.Parts.SelectMany(part => part.Parameters).Select(parameter => parameter.Path));
        Assert.InRange(summary.ModelBytes, 8 * summary.ParameterCount, (8 * summary.ParameterCount) + (128 * model.Network.Parameters.All.Count));
        Assert.Null(summary.Example);
        Assert.Null(summary.Prediction);
        Assert.Null(summary.TrainingStep);
    }

    [Fact]
    public void A_parameter_that_lies_in_no_part_is_the_networks()
    {
        Graph[] graphs = Untrained.Clouds(velocities: true);
        GraphPredictor model = Untrained.Predictor(new LinearDynamicsOptions(), new NodeVectors { Target = VectorTarget.Position }, graphs);
        Assert.Equal("network", Assert.Single(ModelSummary.Of(model.Network, graphs[0]).Parts).Path);
    }

    [Fact]
    public void Operations_are_those_of_the_formula()
    {
        // x + t·v of 3 numbers a node.
        Graph[] graphs = Untrained.Clouds(velocities: true);
        GraphPredictor model = Untrained.Predictor(new LinearDynamicsOptions(), new NodeVectors { Target = VectorTarget.Position }, graphs);
        Assert.Equal(2 * 3 * graphs[0].NodeCount, ModelSummary.Of(model.Network, graphs[0]).Prediction!.Value.Flops);
    }

    [Fact]
    public void Costs_grow_with_the_example()
    {
        Graph[] graphs = [RandomGraphs.Cloud(new Random(1), 20), RandomGraphs.Cloud(new Random(1), 40)];
        GraphPredictor model = Untrained.Predictor(new EgnnOptions { Layers = 2, Width = 32 }, Sums, graphs);
        ModelSummary small = ModelSummary.Of(model.Network, graphs[0]);
        ModelSummary large = ModelSummary.Of(model.Network, graphs[1]);

        // 40·39 edges to 20·19; a prediction keeps nothing of an edge but its inputs, a step one array.
        Assert.InRange((double)large.Prediction!.Value.Flops / small.Prediction!.Value.Flops, 3.5, 4.2);
        Assert.InRange((double)large.Prediction.Value.Bytes / small.Prediction.Value.Bytes, 1.9, 3);
        Assert.InRange((double)large.TrainingStep!.Value.Bytes / small.TrainingStep!.Value.Bytes, 2.5, 4.2);
        Assert.InRange((double)small.TrainingStep!.Value.Flops / small.Prediction.Value.Flops, 2.5, 4.5);
        Assert.True(small.TrainingStep.Value.Bytes > 2 * small.Prediction.Value.Bytes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Memory_of_a_prediction_is_what_is_allocated(int shape)
    {
        Output output = new Output[] { Sums, new NodeNumbers(), new PairNumbers { Directed = true, Edges = false } }[shape];
        Graph graph = RandomGraphs.Cloud(new Random(1), 60);
        GraphPredictor model = Untrained.Predictor(new EgnnOptions { Layers = 2, Width = 64 }, output, [graph]);
        long estimate = ModelSummary.Of(model.Network, graph).Prediction!.Value.Bytes;
        var fresh = new GraphPredictor(model.Network.On(new ManagedEngine(1)));
        GraphRow[] rows = shape == 0 ? [new GraphRow(graph)] : [.. Enumerable.Range(0, 60).Select(node => new GraphRow(graph, node, node))];

        // Kernels' scratch, which engines share, is there already.
        model.Predict(rows);
        long before = GC.GetAllocatedBytesForCurrentThread();
        fresh.Predict(rows);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 0.9 * estimate, 1.15 * estimate);
    }

    [Fact]
    public void An_example_is_like_the_training_graphs()
    {
        GraphPredictor model = Untrained.Predictor(new EgnnOptions { Layers = 1, Width = 8 }, Sums, Untrained.Clouds());
        Graph flat = new GraphBuilder(2).WithPositions([0, 0, 1, 1], 2).Build();
        Assert.Contains("dimensions of positions", Assert.Throws<InvalidOperationException>(() => ModelSummary.Of(model.Network, flat)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_shows_parts_parameters_and_costs()
    {
        Graph[] graphs = Untrained.Clouds();
        GraphPredictor model = Untrained.Predictor(new EgnnOptions { Layers = 1, Width = 64, UpdatePositions = false }, Sums, graphs);

        string plain = ModelSummary.Of(model.Network, null).ToString();
        Assert.Contains("network/embedding", plain, StringComparison.Ordinal);
        Assert.Matches(@"  edge/0/weight +\[129×64\] +8,256", plain);
        Assert.Matches(@"total +[0-9,]+", plain);
        Assert.DoesNotContain("FLOP", plain, StringComparison.Ordinal);

        string measured = new GraphRegressionModelParameters(model).Summary(graphs[0]).ToString();
        Assert.StartsWith(plain, measured, StringComparison.Ordinal);
        Assert.Matches(@"Graph: 3 nodes, 6 edges, positions in 3 dimensions\s+a prediction: [0-9.]+ kFLOP, [0-9.]+ kB\s+a step of training: [0-9.]+ [kM]FLOP, [0-9.]+ kB", measured);
    }
}
