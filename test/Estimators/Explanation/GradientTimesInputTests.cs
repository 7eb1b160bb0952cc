using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators.Tests;

public sealed class GradientTimesInputTests
{
    // A power of two: with few digits in the inputs, inputs that are scaled by 1 ± it are not rounded. So small that no ReLU turns on or off on the way.
    private const double Step = 1.0 / 8192;

    private static readonly GnnOptions Gnn = new() { Layers = 2, Width = 6 };
    private static readonly EgnnOptions Egnn = new() { Layers = 2, Width = 6 };

    public static TheoryData<string> Models => [.. All.Keys];

    private static Dictionary<string, (NetworkOptions Network, Output Output)> All { get; } = new()
    {
        ["GNN, classes of graphs"] = (Gnn, new GraphNumbers { Readout = Readout.Mean }),
        ["GNN, classes of nodes"] = (Gnn, new NodeNumbers()),
        ["GNN, pairs"] = (Gnn, new PairNumbers { Directed = false, Edges = true }),
        ["EGNN, directed pairs"] = (Egnn, new PairNumbers { Directed = true, Edges = true }),
        ["EGNN, classes of graphs"] = (Egnn, new GraphNumbers { Readout = Readout.Sum }),
        ["EGNN, positions"] = (Egnn, new NodeVectors { Target = VectorTarget.Position }),
        ["EGNN, directions"] = (Egnn, new NodeVectors { Target = VectorTarget.Direction }),
        ["attention, classes of nodes"] = (
            new ComposedOptions { Layers = [new GatV2LayerOptions { Width = 4 }, new TransformerLayerOptions { Width = 4 }], Activation = Activation.Silu }, new NodeNumbers()),
        ["GCNII, classes of nodes"] = (new GcniiOptions { Layers = 3, Width = 6 }, new NodeNumbers()),
        ["GCN, classes of nodes"] = (new GcnOptions { Width = 6, Activation = Activation.Silu }, new NodeNumbers()),
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Each_part_is_what_the_number_gains_when_the_part_grows(string name)
    {
        (NetworkOptions network, Output output) = All[name];
        Graph graph = Everything(new Random(4));
        GraphNetwork exact = Untrained.Predictor(network, output, [graph], width: 2).Network.On(new ReferenceEngine());
        int number = output is NodeVectors ? 4 : 1;
        var row = new GraphRow(graph, output.Rows == RowShape.Graph ? 0 : 1, output.Rows == RowShape.Pair ? 2 : 0);

        GradientTimesInput found = InputGradients.TimesInput(exact, row, number);

        double Gain(Func<double, Graph> scaled)
        {
            double At(double factor) => PosedPrediction.Predict(exact, PosedGraph.Of(scaled(factor), [row]))[number];
            return (At(1 + Step) - At(1 - Step)) / (2 * Step);
        }

        AssertClose(found.NodeFeatures, i => Gain(by => graph.WithNodeFeatures(Scaled(graph.NodeFeatures, by, i), 2)));
        AssertClose(found.Nodes, node => Gain(by => graph.WithNodeFeatures(Scaled(graph.NodeFeatures, by, 2 * node, (2 * node) + 1), 2)));
        AssertClose(found.Features, feature => Gain(by => graph.WithNodeFeatures(Scaled(graph.NodeFeatures, by, feature, feature + 2, feature + 4, feature + 6), 2)));
        AssertClose(found.EdgeFeatures, i => Gain(by => graph.WithEdgeFeatures(Scaled(graph.EdgeFeatures, by, i), 2)));
        AssertClose(found.EdgeWeights, i => Gain(by => graph.WithEdgeWeights(Scaled(graph.EdgeWeights, by, i))));
        AssertClose(found.Positions, i => Gain(by => graph.WithPositions(Scaled(graph.Positions, by, i))));
        AssertClose(found.Velocities, i => Gain(by => graph.WithVelocities(Scaled(graph.Velocities, by, i))));
        AssertClose(found.Edges, edge => found.EdgeFeatures[2 * edge] + found.EdgeFeatures[(2 * edge) + 1] + found.EdgeWeights[edge]);
        Assert.NotEqual(0, found.Sum);
        Assert.Equal(found.NodeFeatures.Sum() + found.EdgeFeatures.Sum() + found.EdgeWeights.Sum() + found.Positions.Sum() + found.Velocities.Sum(), found.Sum, 1e-10);

        GradientTimesInput single = InputGradients.TimesInput(exact.On(new ManagedEngine(1)), row, number);
        Assert.Equal(found.NodeFeatures, single.NodeFeatures, (a, b) => Math.Abs(a - b) < 1e-4 * (1 + Math.Abs(a)));
    }

    [Fact]
    public void Of_a_linear_network_all_parts_are_the_number_less_its_bias()
    {
        Graph[] graphs = Untrained.Clouds(velocities: true);
        GraphNetwork straight = Untrained.Predictor(new LinearDynamicsOptions(), new NodeVectors { Target = VectorTarget.Position }, graphs).Network;
        var model = new GraphPredictor(straight.With(new VectorScores { Deviation = 2.5 }));
        float[] predicted = model.PredictGraph(graphs[1]);
        for (int number = 0; number < predicted.Length; number++)
        {
            GradientTimesInput found = InputGradients.TimesInput(model.Network, new GraphRow(graphs[1]), number);
            Assert.Equal(predicted[number], found.Sum, 1e-5);
            Assert.Equal(2.5 * graphs[1].Positions[number], found.Positions[number], 1e-5);
            Assert.Equal(1, found.Positions.Count(part => part != 0));
            Assert.Equal(1, found.Velocities.Count(part => part != 0));
        }
    }

    [Fact]
    public void Of_propagation_without_activations_too()
    {
        var network = new ComposedOptions { Layers = [new SgcLayerOptions { Width = 4 }, new LinearLayerOptions { Width = 3 }], Activation = null, HeadLayers = 1 };
        Graph graph = Everything(new Random(4)).WithEdgeWeights([]).WithEdgeFeatures([], 0);
        Graph nothing = graph.WithNodeFeatures(new float[8], 2).WithPositions(new float[12]).WithVelocities(new float[12]);
        foreach (Output output in new Output[] { new NodeNumbers(), new GraphNumbers { Readout = Readout.Sum } })
        {
            GraphNetwork exact = Untrained.Predictor(network, output, [graph], width: 2).Network.On(new ReferenceEngine());
            GradientTimesInput found = InputGradients.TimesInput(exact, new GraphRow(graph, 1), 1);
            double Number(Graph of) => PosedPrediction.Predict(exact, PosedGraph.Of(of, [new GraphRow(of, 1)]))[1];
            Assert.Equal(Number(graph) - Number(nothing), found.Sum, 1e-12);
        }
    }

    [Fact]
    public void Numbers_are_in_the_units_of_labels()
    {
        Graph[] graphs = Untrained.Clouds();
        GraphNetwork network = Untrained.Predictor(Egnn, new GraphNumbers { Readout = Readout.Sum }, graphs, width: 2).Network;
        GraphNetwork scaled = network.With(new NumberScores { Scales = [new TargetScale(), new TargetScale { Deviation = 3, Mean = 7 }], Vector = true });
        var row = new GraphRow(graphs[0]);
        Assert.Equal(3 * InputGradients.TimesInput(network, row, 1).Sum, InputGradients.TimesInput(scaled, row, 1).Sum, 1e-4);
        Assert.Equal(InputGradients.TimesInput(network, row, 0).Sum, InputGradients.TimesInput(scaled, row, 0).Sum, 1e-5);
    }

    [Fact]
    public void Bags_of_words_are_told_word_by_word()
    {
        var random = new Random(1);
        var words = new float[5 * 80];
        foreach (int place in new[] { 3, 79, 80, 161, 244, 390 })
        {
            words[place] = (1 + random.Next(31)) / 16f;
        }

        Graph graph = new GraphBuilder(5).AddUndirectedEdge(0, 1).AddUndirectedEdge(1, 2).AddUndirectedEdge(2, 3).AddUndirectedEdge(3, 4).WithNodeFeatures(words, 80).Build();
        GraphNetwork exact = Untrained.Predictor(new GcnOptions { Activation = Activation.Silu }, new NodeNumbers(), [graph], width: 3).Network.On(new ReferenceEngine());
        var row = new GraphRow(graph, 2);
        Assert.True(exact.Batcher.Sparse);

        GradientTimesInput found = InputGradients.TimesInput(exact, row, 2);

        double At(int place, double factor) => PosedPrediction.Predict(exact, PosedGraph.Of(graph.WithNodeFeatures(Scaled(words, factor, place), 80), [row]))[2];
        AssertClose(found.NodeFeatures, place => (At(place, 1 + Step) - At(place, 1 - Step)) / (2 * Step));
        Assert.Equal(6, found.NodeFeatures.Count(part => part != 0));
        Assert.Equal(found.Nodes.Sum(), found.Features.Sum(), 1e-12);
    }

    [Fact]
    public void Types_count_among_what_a_node_contributes_and_so_does_being_there()
    {
        Graph typed = Everything(new Random(4)).WithNodeTypes([1, 6, 6, 8]);
        GradientTimesInput found = InputGradients.TimesInput(Untrained.Predictor(Gnn, new GraphNumbers { Readout = Readout.Sum }, [typed]).Network, new GraphRow(typed), 0);
        Assert.All(found.Nodes, (sum, node) => Assert.NotEqual(found.NodeFeatures[2 * node] + found.NodeFeatures[(2 * node) + 1], sum, 1e-6));

        Graph bare = new GraphBuilder(3).AddEdge(0, 1).Build();
        GradientTimesInput being = InputGradients.TimesInput(Untrained.Predictor(Gnn, new GraphNumbers { Readout = Readout.Sum }, [bare]).Network, new GraphRow(bare), 0);
        Assert.All(being.Nodes, sum => Assert.NotEqual(0, sum));
        Assert.Equal([0.0], being.Edges);
        Assert.Empty(being.NodeFeatures);
        Assert.Empty(being.Positions);
    }

    /// <summary>Four nodes with every part that has numbers, each a few sixteenths.</summary>
    private static Graph Everything(Random random)
    {
        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (random.Next(40) - 19.5f) / 16)];
        return new GraphBuilder(4)
            .AddEdge(0, 1).AddEdge(1, 2).AddEdge(2, 1).AddEdge(1, 2).AddEdge(3, 0).AddEdge(2, 3)
            .WithNodeFeatures(Numbers(8), 2).WithEdgeFeatures(Numbers(12), 2).WithEdgeWeights(Numbers(6).Select(Math.Abs).ToArray())
            .WithPositions(Numbers(12)).WithVelocities(Numbers(12)).Build();
    }

    private static float[] Scaled(ReadOnlySpan<float> values, double factor, params int[] places)
    {
        float[] scaled = values.ToArray();
        foreach (int place in places)
        {
            scaled[place] = (float)(scaled[place] * factor);
        }

        return scaled;
    }

    private static void AssertClose(IReadOnlyList<double> found, Func<int, double> expected)
    {
        Assert.NotEmpty(found);
        Assert.All(found, (value, i) => Assert.Equal(expected(i), value, 1e-5 * (1 + Math.Abs(value))));
    }
}
