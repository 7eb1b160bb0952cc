using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>What falls is what another prediction is lower by.</summary>
public sealed class ExplainTests
{
    private static readonly GnnOptions Gnn = new() { Layers = 2, Width = 6 };

    [Fact]
    public void Falls_are_those_of_the_changed_graph_in_every_task()
    {
        Graph graph = Wide(new Random(1), 70);
        foreach (Output output in new Output[] { new GraphNumbers { Readout = Readout.Mean }, new NodeNumbers(), new PairNumbers { Directed = true, Edges = true } })
        {
            GraphPredictor predictor = Untrained.Predictor(Gnn, output, [graph], width: 3);
            int? node = output.Rows == RowShape.Graph ? null : 4;
            int? second = output.Rows == RowShape.Pair ? 9 : null;
            PredictionExplainer explainer = PredictionExplainer.Of(predictor, graph, node, second, 2);
            float At(Graph changed, int first, int other) => predictor.Predict([new GraphRow(changed, first, other)])[0][2];
            float whole = At(graph, node ?? 0, second ?? 0);
            void Close(double expected, double found) => Assert.Equal(expected, found, 1e-5);

            Close(whole, explainer.Score);
            IReadOnlyList<double> masked = explainer.MaskNodes([0.5f, -1]);
            Assert.Equal(70, masked.Count);
            foreach (int place in new[] { 0, 5, 69 })
            {
                float[] features = graph.NodeFeatures.ToArray();
                (features[2 * place], features[(2 * place) + 1]) = (0.5f, -1);
                Close(whole - At(graph.WithNodeFeatures(features, 2), node ?? 0, second ?? 0), masked[place]);
            }

            float[] without = [.. graph.NodeFeatures.ToArray().Select((value, place) => place % 2 == 1 ? 0 : value)];
            Close(whole - At(graph.WithNodeFeatures(without, 2), node ?? 0, second ?? 0), explainer.MaskFeatures()[1]);

            IReadOnlyList<double> removed = explainer.RemoveNodes();
            int[] rest = [.. Enumerable.Range(0, 70).Where(other => other != 6)];
            Close(whole - At(graph.Subgraph(rest), node ?? 0, second is null ? 0 : 8), removed[6]);
            Assert.Equal(new[] { node, second }.OfType<int>(), Enumerable.Range(0, 70).Where(other => double.IsNaN(removed[other])));

            Close(whole - At(graph.WithEdgesWhere(edge => edge != 3), node ?? 0, second ?? 0), explainer.RemoveEdges()[3]);
            IReadOnlyList<double> pairs = explainer.RemoveEdges(bothDirections: true);
            (int a, int b) = (graph.Sources[3], graph.Targets[3]);
            int[] between = [.. Enumerable.Range(0, graph.EdgeCount).Where(edge => (graph.Sources[edge], graph.Targets[edge]) == (a, b) || (graph.Targets[edge], graph.Sources[edge]) == (a, b))];
            Assert.Equal(2, between.Length);
            Close(whole - At(graph.WithEdgesWhere(edge => !between.Contains(edge)), node ?? 0, second ?? 0), pairs[3]);
            Assert.All(between, edge => Close(pairs[3], pairs[edge]));
        }
    }

    [Fact]
    public void A_coordinate_stays_that_of_its_node()
    {
        Graph[] clouds = Untrained.Clouds();
        GraphPredictor predictor = Untrained.Predictor(new EgnnOptions { Layers = 2, Width = 6 }, new NodeVectors { Target = VectorTarget.Position }, clouds);
        IReadOnlyList<double> removed = PredictionExplainer.Of(predictor, clouds[3], null, null, 7).RemoveNodes();

        // Coordinate 7 is node 2's second; without node 0 it is coordinate 4.
        float[] rest = predictor.PredictGraph(clouds[3].Subgraph([.. Enumerable.Range(1, clouds[3].NodeCount - 1)]));
        Assert.Equal(predictor.PredictGraph(clouds[3])[7] - rest[4], removed[0], 1e-5);
        Assert.Equal([2], Enumerable.Range(0, removed.Count).Where(node => double.IsNaN(removed[node])));
    }

    [Fact]
    public void Any_graph_is_explained() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        Graph[] graphs = RandomGraphs.Batch(new Random(seed));
        GraphPredictor predictor = Untrained.Predictor(Gnn, new GraphNumbers { Readout = Readout.Sum }, graphs);
        foreach (Graph graph in graphs)
        {
            PredictionExplainer explainer = PredictionExplainer.Of(predictor, graph, null, null, null);
            GradientTimesInput found = explainer.GradientTimesInput();
            Assert.Equal((graph.NodeCount, graph.EdgeCount), (found.Nodes.Count, found.Edges.Count));
            Assert.Equal((graph.NodeFeatures.Length, graph.EdgeFeatures.Length, graph.EdgeWeights.Length), (found.NodeFeatures.Count, found.EdgeFeatures.Count, found.EdgeWeights.Count));
            Assert.Equal((graph.Positions.Length, graph.Velocities.Length), (found.Positions.Count, found.Velocities.Count));
            Assert.True(double.IsFinite(found.Sum));
            Assert.All(explainer.RemoveNodes(), fall => Assert.True(double.IsFinite(fall)));
            Assert.All(explainer.RemoveEdges(), fall => Assert.True(double.IsFinite(fall)));
            Assert.Equal((graph.NodeCount, graph.EdgeCount), (explainer.RemoveNodes().Count, explainer.RemoveEdges().Count));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Only_what_a_node_sees_counts_for_it()
    {
        Graph path = GraphGenerators.Path(6).WithNodeFeatures([1, 2, 3, 4, 5, 6], 1);
        GraphPredictor predictor = Untrained.Predictor(new GnnOptions { Layers = 1, Width = 6 }, new NodeNumbers(), [path]);
        PredictionExplainer explainer = PredictionExplainer.Of(predictor, path, 2, null, null);
        Assert.Equal([1, 2, 3], Telling(explainer.MaskNodes()));
        Assert.Equal([1, 2, 3], Telling(explainer.GradientTimesInput().Nodes));
        Assert.Equal([(1, 2), (3, 2)], Telling(explainer.RemoveEdges()).Select(edge => (path.Sources[edge], path.Targets[edge])));
        Assert.Empty(explainer.AttentionWeights());

        static int[] Telling(IReadOnlyList<double> values) => [.. Enumerable.Range(0, values.Count).Where(i => Math.Abs(values[i]) > 1e-6)];
    }

    [Fact]
    public void The_part_around_a_row_explains_it_as_the_whole_does()
    {
        // Each node hears of its two neighbours on either side; a degree is known one step farther.
        Graph graph = Wide(new Random(5), 40);
        foreach (Output output in new Output[] { new NodeNumbers(), new PairNumbers { Directed = false, Edges = true } })
        {
            GraphPredictor predictor = Untrained.Predictor(new GcnOptions { Activation = Activation.Silu }, output, [graph], width: 2);
            PredictionExplainer whole = PredictionExplainer.Of(predictor, graph, 20, output is PairNumbers ? 23 : null, 1);
            PredictionExplainer part = whole.Within(3);
            Assert.Equal(Enumerable.Range(14, output is PairNumbers ? 16 : 13), part.Nodes);
            Assert.Equal((part.Nodes.Count, 1), (part.Graph.NodeCount, part.Output));
            Assert.Equal(whole.Score, part.Score, 1e-6);
            IReadOnlyList<double> falls = whole.MaskNodes();
            Assert.All(part.MaskNodes(), (fall, place) => Assert.Equal(falls[part.Nodes[place]], fall, 1e-5));
            IReadOnlyList<double> gradients = whole.GradientTimesInput().Nodes;
            Assert.All(part.GradientTimesInput().Nodes, (sum, place) => Assert.Equal(gradients[part.Nodes[place]], sum, 1e-5));

            Assert.Equal(Enumerable.Range(18, output is PairNumbers ? 8 : 5), part.Within(1).Nodes);
            Assert.NotEqual(whole.Score, part.Within(1).Score, 1e-6);
            Assert.Throws<ArgumentOutOfRangeException>(() => part.Within(-1));
        }

        GraphPredictor graphs = Untrained.Predictor(Gnn, new GraphNumbers { Readout = Readout.Sum }, [graph]);
        Assert.Throws<InvalidOperationException>(() => PredictionExplainer.Of(graphs, graph, null, null, null).Within(1));
    }

    [Fact]
    public void How_nodes_attended_is_told_layer_by_layer()
    {
        Graph graph = Wide(new Random(3), 8);
        var network = new ComposedOptions
        {
            Layers = [new GatLayerOptions { Width = 3, Attention = new() { Heads = 2 } }, new GcnLayerOptions { Width = 4 }, new TransformerLayerOptions { Width = 3 }],
            Norm = Norm.Layer,
            JumpingKnowledge = JumpingKnowledge.Concat,
        };
        IReadOnlyList<AttentionWeight> weights = PredictionExplainer.Of(Untrained.Predictor(network, new NodeNumbers(), [graph]), graph, 2, null, null).AttentionWeights();

        // The first layer of attention has two heads and self loops, the second one head and the graph's edges alone.
        Assert.Equal([2 * (graph.EdgeCount + 8), graph.EdgeCount], weights.CountBy(weight => weight.Layer).Select(count => count.Value));
        Assert.Equal(Enumerable.Range(0, graph.EdgeCount).Select(edge => (graph.Sources[edge], graph.Targets[edge])), weights.Where(weight => weight.Layer == 1).Select(weight => (weight.Source, weight.Target)));
        Assert.All(weights.GroupBy(weight => (weight.Layer, weight.Target, weight.Head)), shares => Assert.Equal(1, shares.Sum(share => share.Weight), 1e-5));
    }

    [Fact]
    public void By_default_the_predicted_class_is_explained_and_its_gradient_is_of_the_logit()
    {
        Graph[] graphs = Untrained.Clouds();
        GraphPredictor predictor = Untrained.Predictor(new EgnnOptions { Layers = 1, Width = 6 }, new GraphNumbers { Readout = Readout.Sum }, graphs, width: 3);
        float[] probabilities = predictor.PredictGraph(graphs[0]);
        PredictionExplainer explainer = PredictionExplainer.Of(predictor, graphs[0], null, null, null);
        Assert.Equal(ClassScores.Largest(probabilities), explainer.Output);
        Assert.Equal(probabilities.Max(), explainer.Score, 1e-6);
        Assert.Equal(
            InputGradients.TimesInput(predictor.Network, new GraphRow(graphs[0]), explainer.Output).Nodes,
            explainer.GradientTimesInput().Nodes);
    }

    [Fact]
    public void Of_links_those_edges_are_spoken_of_that_carried_messages_in_training()
    {
        Graph ring = Wide(new Random(2), 12);
        Link[] rows = [.. Enumerable.Range(0, 12).SelectMany(node => new[]
        {
            new Link { Graph = ring, Source = node, Target = (node + 1) % 12, Label = true },
            new Link { Graph = ring, Source = node, Target = (node + 5) % 12 },
        })];
        var options = new LinkPredictionTrainer.Options { Network = new GnnOptions { Layers = 2, Width = 8 }, Epochs = 2, ValidationFraction = 0, Seed = 1, Threads = 1 };
        var ml = new MLContext(1);
        IDataView view = ml.Data.LoadFromEnumerable(rows);
        LinkPredictionTransformer model = ml.BinaryClassification.Trainers.LinkPrediction(options).Fit(view);
        GraphPredictor predictor = model.Model.Predictor;

        PredictionExplainer explainer = model.Model.Explain(ring, 0, 5);
        Assert.Equal((48, 24), (ring.EdgeCount, explainer.Graph.EdgeCount));
        Assert.Equal(model.Model.Predict(ring, [(0, 5)])[0].Score, explainer.Score);
        Assert.Equal(24, explainer.RemoveEdges().Count);

        // Features that were permuted do not bring back the edges that were asked for.
        PermutedGraphs permuted = PermutedGraphs.Of([.. rows.Select(row => new GraphRow(row.Graph, row.Source, row.Target))], predictor);
        Assert.Equal(24, Assert.Single(permuted.Permuted(1, new Tensors.SeededRandom(1))).EdgeCount);
        double Metric(IDataView scored) => ml.BinaryClassification.Evaluate(scored).AreaUnderRocCurve;
        Assert.Equal(Metric(model.Transform(view)), model.PermutationFeatureImportance(view, Metric, permutationCount: 1).Metric, 1e-12);
    }

    [Fact]
    public void Types_are_permuted_as_one()
    {
        Graph[] graphs = [.. Enumerable.Range(0, 4).Select(i => Wide(new Random(i), 5 + i).WithNodeTypes([.. Enumerable.Range(0, 5 + i).Select(node => 1 + (node % 3))]))];
        GraphPredictor predictor = Untrained.Predictor(Gnn, new GraphNumbers { Readout = Readout.Sum }, graphs);
        PermutedGraphs permuted = PermutedGraphs.Of([.. graphs.Concat(graphs).Select(graph => new GraphRow(graph))], predictor);
        Assert.Equal([0, 1, null], permuted.Features);
        Assert.Equal(4, permuted.Distinct.Length);

        Graph[] dealt = permuted.Permuted(null, new Tensors.SeededRandom(1));
        Assert.Equal(All(graphs, graph => graph.NodeTypes.ToArray()), All(dealt, graph => graph.NodeTypes.ToArray()));
        Assert.NotEqual(graphs.SelectMany(graph => graph.NodeTypes.ToArray()), dealt.SelectMany(graph => graph.NodeTypes.ToArray()));
        dealt = permuted.Permuted(1, new Tensors.SeededRandom(1));
        Assert.Equal(All(graphs, graph => Column(graph, 1)), All(dealt, graph => Column(graph, 1)));
        Assert.Equal(graphs.SelectMany(graph => Column(graph, 0)), dealt.SelectMany(graph => Column(graph, 0)));
        Assert.NotEqual(graphs.SelectMany(graph => Column(graph, 1)), dealt.SelectMany(graph => Column(graph, 1)));

        static float[] Column(Graph graph, int column) => [.. graph.NodeFeatures.ToArray().Where((_, place) => place % 2 == column)];
        static IEnumerable<T> All<T>(Graph[] graphs, Func<Graph, T[]> of) => graphs.SelectMany(of).Order();
    }

    [Fact]
    public void What_cannot_be_explained_is_named()
    {
        Graph graph = Wide(new Random(1), 5);
        Graph bare = new GraphBuilder(2).Build();
        GraphPredictor Of(Output output, Graph[] graphs, int width = 3) => Untrained.Predictor(Gnn, output, graphs, width);
        GraphPredictor graphs = Of(new GraphNumbers { Readout = Readout.Sum }, [graph]);
        GraphPredictor nodes = Of(new NodeNumbers(), [graph]);
        GraphPredictor pairs = Of(new PairNumbers { Directed = true, Edges = false }, [graph]);

        Assert.Equal("node", Assert.Throws<ArgumentException>(() => PredictionExplainer.Of(graphs, graph, 1, null, null)).ParamName);
        Assert.Equal("node", Assert.Throws<ArgumentNullException>(() => PredictionExplainer.Of(nodes, graph, null, null, null)).ParamName);
        Assert.Equal("secondNode", Assert.Throws<ArgumentException>(() => PredictionExplainer.Of(nodes, graph, 1, 2, null)).ParamName);
        Assert.Equal("secondNode", Assert.Throws<ArgumentNullException>(() => PredictionExplainer.Of(pairs, graph, 1, null, null)).ParamName);
        Assert.Contains("node in 'secondNode' is 5", Assert.Throws<InvalidOperationException>(() => PredictionExplainer.Of(pairs, graph, 1, 5, null)).Message, StringComparison.Ordinal);
        Assert.Contains("output is 3; 3 numbers", Assert.Throws<ArgumentOutOfRangeException>(() => PredictionExplainer.Of(graphs, graph, null, null, 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => PredictionExplainer.Of(graphs, graph, null, null, -1));
        Assert.Throws<InvalidOperationException>(() => PredictionExplainer.Of(graphs, bare, null, null, null));

        Graph[] clouds = Untrained.Clouds();
        GraphPredictor vectors = Untrained.Predictor(new EgnnOptions { Layers = 1, Width = 4 }, new NodeVectors { Target = VectorTarget.Position }, clouds);
        Assert.Contains("output is null; 9 numbers", Assert.Throws<ArgumentOutOfRangeException>(() => PredictionExplainer.Of(vectors, clouds[0], null, null, null)).Message, StringComparison.Ordinal);

        PredictionExplainer explainer = PredictionExplainer.Of(graphs, graph, null, null, null);
        Assert.Contains("1 numbers; expected 2", Assert.Throws<ArgumentException>(() => explainer.MaskNodes([1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => explainer.MaskFeatures([1, float.NaN]));
        GraphPredictor featureless = Of(new GraphNumbers { Readout = Readout.Sum }, [bare]);
        Assert.Contains("no features", Assert.Throws<InvalidOperationException>(() => PredictionExplainer.Of(featureless, bare, null, null, null).MaskNodes()).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => PermutedGraphs.Of([new GraphRow(bare)], featureless));
        Assert.Throws<InvalidOperationException>(() => PermutedGraphs.Of([], featureless));
        Assert.Contains("Row 1", Assert.Throws<InvalidOperationException>(() => PermutedGraphs.Of([new GraphRow(graph), new GraphRow(bare)], graphs)).Message, StringComparison.Ordinal);
    }

    /// <summary>Each node joined to the next two, both ways.</summary>
    private static Graph Wide(Random random, int nodes)
    {
        var builder = new GraphBuilder(nodes).WithNodeFeatures(RandomGraphs.Numbers(random, 2 * nodes), 2);
        for (int node = 0; node < nodes; node++)
        {
            builder.AddUndirectedEdge(node, (node + 1) % nodes).AddUndirectedEdge(node, (node + 2) % nodes);
        }

        return builder.Build();
    }

    private sealed class Link
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;

        public int Source { get; set; }

        public int Target { get; set; }

        public bool Label { get; set; }
    }
}
