using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Estimators.Tests;

public sealed class BatchRoomTests
{
    private static readonly Engine Engine = new ManagedEngine(threads: 1);

    [Fact]
    public void Batches_in_the_same_room_are_those_in_new_ones() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        GraphForm form = GraphForm.Random(random, positions: false);
        Graph[][] batches = [.. Enumerable.Range(0, 6).Select(_ => Enumerable.Range(0, random.Next(8)).Select(_ => RandomGraphs.Graph(random, form)).ToArray())];
        var batcher = new Batcher(GraphSchema.Learn([.. batches.SelectMany(batch => batch)]), completeEdgeless: seed % 2 == 0);
        var room = new BatchRoom();
        foreach (Graph[] graphs in batches)
        {
            SoiledRoom.Soil(room);
            Assert.Equal(Numbers(batcher.Pack(graphs)), Numbers(batcher.Pack(graphs, room)));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_batch_in_the_room_of_one_as_large_makes_no_arrays()
    {
        var random = new Random(1);
        Graph[] graphs = [.. Enumerable.Range(0, 96).Select(_ => RandomGraphs.Cloud(random, 18))];
        var batcher = new Batcher(GraphSchema.Learn(graphs), completeEdgeless: false);
        var room = new BatchRoom();
        long Bytes()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            batcher.Pack(graphs, room);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.InRange(Bytes(), 96 * 18 * 17 * 3 * sizeof(int), long.MaxValue);
        Assert.InRange(Bytes(), 0, 2048);

        // Nor do smaller ones.
        graphs = graphs[..40];
        Assert.InRange(Bytes(), 0, 2048);
    }

    [Fact]
    public void A_batch_that_is_kept_where_an_engine_computes_has_the_same_numbers()
    {
        var random = new Random(1);
        Graph[] graphs = [.. Enumerable.Range(0, 5).Select(_ => RandomGraphs.Cloud(random, 4))];
        PackedBatch batch = new Batcher(GraphSchema.Learn(graphs), completeEdgeless: true).Pack(graphs);
        float[] numbers = Numbers(batch);
        batch.KeepOn(Engine);
        Assert.Equal(numbers, Numbers(batch));
    }

    [Fact]
    public void A_batch_whose_arrays_were_let_go_is_of_no_use()
    {
        PackedBatch batch = new Batcher(GraphSchema.Learn([new GraphBuilder(1).Build()]), completeEdgeless: false).Pack([new GraphBuilder(1).Build()]);
        batch.Release();
        using Scope scope = Engine.BeginScope();
        Assert.Throws<ObjectDisposedException>(() => batch.Graph);
        Assert.Throws<ObjectDisposedException>(() => batch.ToState(scope));
    }

    [Fact]
    public void Edges_are_cut_where_a_look_at_each_of_them_would() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        Graph[] graphs = [.. Enumerable.Range(0, random.Next(400)).Select(_ => Any(random))];
        GraphBatch batch = new Batcher(GraphSchema.Learn(graphs), completeEdgeless: false).Pack(graphs).Graph;
        var looked = new EdgePairs(batch.Targets, batch.Sources);
        Assert.Equal(looked.Cuts, batch.Edges.Cuts);
        Assert.Equal(looked.Closed, batch.Edges.Closed);
    }).QuickCheckThrowOnFailure();

    // Chains have points in their midst that nothing crosses, once some of their edges are gone.
    private static Graph Any(Random random)
    {
        int nodes = random.Next(random.Next(10) == 0 ? 900 : 30);
        var builder = new GraphBuilder(nodes);
        for (int node = 1; node < nodes; node++)
        {
            if (random.Next(20) > 0)
            {
                builder.AddUndirectedEdge(node, node - 1 - random.Next(Math.Min(node, 3)));
            }
        }

        return builder.Build();
    }

    private static float[] Numbers(PackedBatch batch)
    {
        using Scope scope = Engine.BeginScope();
        GraphState state = batch.ToState(scope);
        GraphBatch graph = batch.Graph;
        Tensor?[] parts = [state.Nodes, state.Edges, state.Positions, state.Velocities];
        return
        [
            .. new[] { graph.Targets, graph.Sources, graph.Graphs }.SelectMany(group => (int[])[.. group.Index, .. group.Pointers, .. group.Rows]),
            .. parts.SelectMany(part => part is { } tensor ? tensor.ToArray() : [-1]),
        ];
    }
}
