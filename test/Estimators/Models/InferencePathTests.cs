using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>One graph after the other through a network, with what the last left behind.</summary>
public sealed class InferencePathTests
{
    [Fact]
    public void Whatever_came_before_a_graph_has_the_bits_that_it_has_in_a_batch()
    {
        var random = new Random(1);
        foreach (GraphForm form in new GraphForm[]
        {
            new(Dimension: 3), new(2, Dimension: 3), new(0, true, Dimension: 3), new(2, true, 1, true, true, 3, true), new(1, false, 2, false, false, 2, true), new(0, false, 0, true, Dimension: 3),
        })
        {
            Graph[] graphs = [.. Drawn(random, form)];
            foreach (GraphPredictor predictor in Predictors(graphs))
            {
                float[][] together = predictor.Predict([.. graphs.Select(graph => new GraphRow(graph))]);
                for (int round = 0; round < 3; round++)
                {
                    int[] order = [.. Enumerable.Range(0, graphs.Length)];
                    random.Shuffle(order);
                    Assert.All(order, place => Assert.Equal(together[place], predictor.PredictGraph(graphs[place])));
                }
            }
        }
    }

    [Fact]
    public void Graphs_that_are_joined_otherwise_are_told_apart()
    {
        // Taken as complete, complete, joined otherwise with as many edges into each node, and with fewer.
        Graph cloud = new GraphBuilder(3).WithPositions(RandomGraphs.Numbers(new Random(1), 9)).Build();
        Graph[] graphs = [cloud, Neighbors.Complete(cloud), cloud.WithEdges([1, 1, 0, 0, 0, 0], [0, 0, 1, 1, 2, 2]), cloud, cloud.WithEdges([0], [1])];
        GraphPredictor predictor = Untrained.Predictor(
            new EgnnOptions { Layers = 2, Width = 8, InferEdges = true }, new NodeVectors { Target = VectorTarget.Position }, [cloud]);
        float[][] alone = [.. graphs.Select(graph => predictor.PredictGraph(graph))];

        Assert.Equal(predictor.Predict([.. graphs.Select(graph => new GraphRow(graph))]), alone);
        Assert.Equal(alone[0], alone[1]);
        Assert.Equal(3, alone.Select(numbers => numbers[0]).Distinct().Count());
    }

    [Fact]
    public void Nodes_of_a_graph_are_answered_as_rows_are()
    {
        TaskSample[] rows = TaskSamples.Nodes(3);
        Graph[] graphs = [.. rows.Select(row => row.Graph)];
        foreach (NetworkOptions network in new NetworkOptions[] { new GnnOptions { Layers = 1, Width = 8 }, new GcnOptions { Layers = 2, Width = 8 } })
        {
            GraphPredictor predictor = Untrained.Predictor(network, new NodeNumbers(), graphs, width: 3);
            foreach (Graph graph in graphs)
            {
                Assert.Equal(predictor.Predict([.. Enumerable.Range(0, graph.NodeCount).Select(node => new GraphRow(graph, node))]), predictor.PredictNodes(graph));
            }

            Assert.Empty(predictor.PredictNodes(new GraphBuilder(0).Build()));
        }
    }

    [Fact]
    public void Sparse_node_inputs_stay_sparse()
    {
        var random = new Random(1);
        Graph Bags(int nodes)
        {
            var words = new float[nodes * 100];
            for (int node = 0; node < nodes; node++)
            {
                words[(100 * node) + random.Next(100)] = 1;
            }

            return new GraphBuilder(nodes).AddUndirectedEdge(0, 1).WithNodeFeatures(words, 100).Build();
        }

        Graph[] graphs = [Bags(5), Bags(4), Bags(5)];
        GraphPredictor predictor = Untrained.Predictor(new GcnOptions { Layers = 2, Width = 8 }, new NodeNumbers(), graphs, width: 3);
        Assert.True(predictor.Network.Batcher.Sparse);
        float[][] together = predictor.Predict([.. graphs.Select(graph => new GraphRow(graph, 1))]);
        Assert.Equal(together, graphs.Select(graph => predictor.PredictNodes(graph)[1]));
    }

    [Fact]
    public void Threads_do_not_meet()
    {
        var random = new Random(1);
        Graph[] graphs = [.. Drawn(random, new GraphForm(2, true, 1, true, true, 3, true))];
        foreach (GraphPredictor predictor in Predictors(graphs))
        {
            float[][] together = predictor.Predict([.. graphs.Select(graph => new GraphRow(graph))]);
            Parallel.For(0, 4 * graphs.Length, i => Assert.Equal(together[i % graphs.Length], predictor.PredictGraph(graphs[i % graphs.Length])));
        }
    }

    [Fact]
    public void A_warm_prediction_allocates_its_result_alone()
    {
        const int Count = 1000;
        Graph[] graphs = [.. Enumerable.Range(0, 10).Select(seed => RandomGraphs.Cloud(new Random(seed), 5, velocities: true))];
        GraphPredictor predictor = Untrained.Predictor(new EgnnOptions { Layers = 2, Width = 8 }, new NodeVectors { Target = VectorTarget.Position }, graphs);
        var model = new NodeVectorRegressionModelParameters(predictor);
        Repeat();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Repeat();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // An array of 15 floats takes 88 bytes.
        Assert.InRange(allocated, 0, Count * 88);

        void Repeat()
        {
            for (int i = 0; i < Count; i++)
            {
                model.Predict(graphs[i % graphs.Length]);
            }
        }
    }

    /// <summary>Graphs of every kind, and of each another two that are joined alike.</summary>
    private static IEnumerable<Graph> Drawn(Random random, GraphForm form)
    {
        for (int i = 0; i < 20; i++)
        {
            Graph graph = RandomGraphs.Graph(random, form);
            yield return graph;
            for (int again = 0; again < 2; again++)
            {
                graph = graph.WithPositions(RandomGraphs.Numbers(random, graph.Positions.Length), form.Dimension);
                yield return form.NodeFeatures > 0 ? graph.WithNodeFeatures(RandomGraphs.Numbers(random, graph.NodeFeatures.Length), form.NodeFeatures) : graph;
            }
        }
    }

    private static IEnumerable<GraphPredictor> Predictors(Graph[] graphs) =>
    [
        Untrained.Predictor(new EgnnOptions { Layers = 2, Width = 12, InferEdges = true, NodeAttributes = true }, new NodeVectors { Target = VectorTarget.Position }, graphs),
        Untrained.Predictor(new GnnOptions { Layers = 2, Width = 12, Gate = true }, new GraphNumbers { Readout = Readout.Sum }, graphs, width: 2),
        Untrained.Predictor(new GcnOptions { Layers = 2, Width = 12 }, new GraphNumbers { Readout = Readout.Max }, graphs),
        Untrained.Predictor(new RadialFieldOptions { Layers = 2, Width = 12 }, new NodeVectors { Target = VectorTarget.Direction }, graphs),
    ];
}
