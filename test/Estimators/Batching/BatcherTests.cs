using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Estimators.Tests;

public sealed class BatcherTests
{
    private static readonly Engine Engine = new ManagedEngine(threads: 1);

    [Fact]
    public void Joins_edges_as_grouping_them_anew_would() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        Graph[] graphs = RandomGraphs.Batch(new Random(seed));
        GraphBatch batch = Pack(graphs).Graph;

        int[] first = Offsets(graphs);
        int nodes = first[^1];
        int[] targets = [.. graphs.SelectMany((graph, i) => graph.Targets.ToArray().Select(node => node + first[i]))];
        int[] sources = [.. graphs.SelectMany((graph, i) => graph.Sources.ToArray().Select(node => node + first[i]))];
        int[] owners = [.. graphs.SelectMany((graph, i) => Enumerable.Repeat(i, graph.NodeCount))];
        AssertSame(Grouping.Of(targets, nodes), batch.Targets);
        AssertSame(Grouping.Of(sources, nodes), batch.Sources);
        AssertSame(Grouping.Of(owners, graphs.Length), batch.Graphs);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Joins_a_graph_without_edges_as_the_complete_graph_where_asked() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        Graph[] graphs = RandomGraphs.Batch(new Random(seed), positions: true);
        GraphSchema schema = GraphSchema.Learn(graphs);
        GraphBatch completed = new Batcher(schema, completeEdgeless: true).Pack(graphs, SoiledRoom.After(graphs)).Graph;
        Graph[] complete = [.. graphs.Select(graph => graph.EdgeCount == 0 ? Bare(Neighbors.Complete(graph)) : Bare(graph))];
        GraphBatch expected = Pack(complete).Graph;

        // Which of two parallel edges comes first is the same in both: complete graphs have none.
        AssertSame(expected.Targets, completed.Targets);
        AssertSame(expected.Sources, completed.Sources);
        AssertSame(expected.Graphs, completed.Graphs);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Edges_that_were_not_given_have_features_of_zero()
    {
        Graph joined = new GraphBuilder(2).AddEdge(0, 1).WithEdgeFeatures([7], 1).WithPositions([0, 1], 1).Build();
        Graph alone = new GraphBuilder(2).WithPositions([0, 1], 1).Build();
        PackedBatch batch = new Batcher(GraphSchema.Learn([joined, alone]), completeEdgeless: true).Pack([joined, alone], SoiledRoom.After([joined, joined]));

        Assert.Equal([7f, 0, 0], Values(batch, state => state.Edges));
    }

    [Fact]
    public void A_node_is_its_features_and_its_type_as_one_of_the_known()
    {
        Graph first = new GraphBuilder(2).WithNodeFeatures([1, 2, 3, 4], 2).WithNodeTypes([8, 1]).Build();
        Graph second = new GraphBuilder(1).WithNodeFeatures([5, 6], 2).WithNodeTypes([6]).Build();

        // The types 1, 6 and 8.
        Assert.Equal([1f, 2, 0, 0, 1, 3, 4, 1, 0, 0, 5, 6, 0, 1, 0], Values(Pack([first, second]), state => state.Nodes));
    }

    [Fact]
    public void A_node_of_which_nothing_is_known_is_a_one() =>
        Assert.Equal([1f, 1, 1], Values(Pack([new GraphBuilder(2).Build(), new GraphBuilder(1).Build()]), state => state.Nodes));

    [Fact]
    public void An_edge_is_its_features_its_weight_and_its_type_as_one_of_the_known()
    {
        // Given out of order: edges are stored by target, and their parts with them.
        Graph first = new GraphBuilder(2).AddEdge(0, 1).AddEdge(1, 0).WithEdgeFeatures([1, 2], 1).WithEdgeWeights([0.5f, 0.25f]).WithEdgeTypes([3, 2]).Build();
        Graph second = new GraphBuilder(1).AddEdge(0, 0).WithEdgeFeatures([9], 1).WithEdgeWeights([4]).WithEdgeTypes([3]).Build();

        Assert.Equal([2f, 0.25f, 1, 0, 1, 0.5f, 0, 1, 9, 4, 0, 1], Values(Pack([first, second]), state => state.Edges));
        Assert.Null(State(Pack([new GraphBuilder(1).AddEdge(0, 0).Build()])).Edges);
    }

    [Fact]
    public void Wide_inputs_that_are_mostly_zero_stay_sparse_where_the_network_reads_such()
    {
        var random = new Random(1);
        Graph[] graphs = [.. new[] { 3, 0, 5 }.Select(nodes => new GraphBuilder(nodes)
            .WithNodeFeatures([.. Enumerable.Range(0, 70 * nodes).Select(_ => random.Next(20) == 0 ? random.NextSingle() : 0)], 70)
            .WithNodeTypes([.. Enumerable.Range(0, nodes).Select(node => node % 2)])
            .Build())];
        GraphSchema schema = GraphSchema.Learn(graphs);
        float[] dense = Values(Pack(graphs), state => state.Nodes);

        using Scope scope = Engine.BeginScope();
        GraphState state = new Batcher(schema, completeEdgeless: false, sparse: true).Pack(graphs).ToState(scope);
        Assert.Null(state.Nodes);
        SparseFeatures sparse = state.SparseNodes!.Value;
        var identity = new float[72 * 72];
        for (int i = 0; i < 72; i++)
        {
            identity[73 * i] = 1;
        }

        Assert.Equal(dense.Count(value => value != 0), sparse.Values.Shape[0]);
        Assert.Equal(dense, scope.Constant(identity, new Shape(72, 72)).SparseMatMul(sparse.Rows, sparse.Columns, sparse.Values).ToArray());
    }

    [Theory]
    [InlineData(63, 0.01)]
    [InlineData(64, 0.2)]
    public void Narrow_or_full_inputs_stay_dense(int width, double filled)
    {
        Graph graph = new GraphBuilder(10).WithNodeFeatures([.. Enumerable.Range(0, 10 * width).Select(i => i < filled * 10 * width ? 1f : 0)], width).Build();
        using Scope scope = Engine.BeginScope();
        GraphState state = new Batcher(GraphSchema.Learn([graph]), completeEdgeless: false, sparse: true).Pack([graph]).ToState(scope);
        Assert.Null(state.SparseNodes);
        Assert.NotNull(state.Nodes);
    }

    [Fact]
    public void Networks_that_read_sparse_inputs_are_given_them()
    {
        Graph graph = new GraphBuilder(10).WithNodeFeatures([1, .. new float[799]], 80).Build();
        bool Sparse(NetworkOptions network, Graph given)
        {
            using Scope scope = Engine.BeginScope();
            var description = new ModelDescription
            {
                Network = network,
                Output = new GraphNumbers { Readout = Readout.Sum },
                Scores = new NumberScores { Scales = [new TargetScale()] },
                Graphs = GraphSchema.Learn([given]),
            };
            PackedBatch batch = new GraphNetwork(description, Engine, seed: 1).Batcher.Pack([given]);
            return batch.ToState(scope).SparseNodes is not null;
        }

        Assert.True(Sparse(new GcnOptions(), graph));
        Assert.True(Sparse(new GcniiOptions { Layers = 2 }, graph));
        Assert.False(Sparse(new GnnOptions(), graph));

        // Positions are features like any other, and are not sparse.
        Assert.False(Sparse(new GcnOptions(), new GraphBuilder(10).WithNodeFeatures([1, .. new float[799]], 80).WithPositions(new float[30]).Build()));
    }

    [Fact]
    public void Positions_and_velocities_follow_each_other()
    {
        Graph first = new GraphBuilder(1).WithPositions([1, 2], 2).WithVelocities([3, 4], 2).Build();
        Graph none = new GraphBuilder(0).Build();
        Graph second = new GraphBuilder(2).WithPositions([5, 6, 7, 8], 2).WithVelocities([9, 10, 11, 12], 2).Build();
        PackedBatch batch = Pack([first, none, second]);

        Assert.Equal([1f, 2, 5, 6, 7, 8], Values(batch, state => state.Positions));
        Assert.Equal([3f, 4, 9, 10, 11, 12], Values(batch, state => state.Velocities));
        Assert.Null(State(Pack([none, new GraphBuilder(1).Build()])).Positions);
    }

    [Fact]
    public void No_graph_and_graphs_without_nodes_make_batches_too()
    {
        Assert.Equal((0, 0, 0), Counts(Pack([]).Graph));
        Assert.Equal((2, 0, 0), Counts(Pack([new GraphBuilder(0).Build(), new GraphBuilder(0).Build()]).Graph));
    }

    [Fact]
    public void A_graph_too_large_to_be_complete_is_refused()
    {
        Graph many = new GraphBuilder(5000).Build();
        var batcher = new Batcher(GraphSchema.Learn([many]), completeEdgeless: true);
        Assert.Contains("5000 nodes and no edges", Assert.Throws<InvalidOperationException>(() => batcher.Pack([many])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Edges_are_inferred_only_where_no_training_graph_has_any()
    {
        Graph joined = new GraphBuilder(2).WithPositions([0, 0, 0, 1, 0, 0]).AddUndirectedEdge(0, 1).Build();
        Graph apart = new GraphBuilder(2).WithPositions([0, 0, 0, 9, 0, 0]).Build();
        int EdgesOf(params Graph[] training) => new GraphNetwork(
            new ModelDescription
            {
                Network = new EgnnOptions { Layers = 1, Width = 2, InferEdges = true },
                Output = new GraphNumbers { Readout = Readout.Sum },
                Scores = new NumberScores { Scales = [new TargetScale()] },
                Graphs = GraphSchema.Learn(training),
            },
            Engine,
            seed: 1).Batcher.EdgeCount(apart);

        Assert.Equal(2, EdgesOf(apart));
        Assert.Equal(0, EdgesOf(apart, joined));
    }

    private static PackedBatch Pack(Graph[] graphs) => new Batcher(GraphSchema.Learn(graphs), completeEdgeless: false).Pack(graphs, SoiledRoom.After(graphs));

    private static (int Graphs, int Nodes, int Edges) Counts(GraphBatch batch) => (batch.GraphCount, batch.NodeCount, batch.EdgeCount);

    private static Graph Bare(Graph graph) => new GraphBuilder(graph.NodeCount).AddEdges(graph.Sources, graph.Targets).Build();

    private static int[] Offsets(Graph[] graphs)
    {
        var first = new int[graphs.Length + 1];
        for (int i = 0; i < graphs.Length; i++)
        {
            first[i + 1] = first[i] + graphs[i].NodeCount;
        }

        return first;
    }

    private static void AssertSame(Grouping expected, Grouping found)
    {
        // What the batcher knows, the check of parts from elsewhere finds.
        Grouping.FromParts(found.Index.ToArray(), found.Pointers.ToArray(), found.Rows.IsEmpty ? null : found.Rows.ToArray());
        Assert.Equal(expected.Index, found.Index);
        Assert.Equal(expected.Pointers, found.Pointers);
        int[] order = [.. Enumerable.Range(0, expected.RowCount)];
        Assert.Equal(expected.Rows.IsEmpty ? order : expected.Rows, found.Rows.IsEmpty ? order : found.Rows);
    }

    private static GraphState State(PackedBatch batch)
    {
        using Scope scope = Engine.BeginScope();
        return batch.ToState(scope);
    }

    private static float[] Values(PackedBatch batch, Func<GraphState, Tensor?> part)
    {
        using Scope scope = Engine.BeginScope();
        return part(batch.ToState(scope))!.Value.ToArray();
    }
}
