using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators.Tests;

public sealed class TrainingBatchesTests
{
    private readonly Example[] examples;

    public TrainingBatchesTests()
    {
        var random = new Random(1);
        examples = [.. Enumerable.Range(0, 23).Select(i => Of(RandomGraphs.Cloud(random, 1 + random.Next(9)), i))];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(23)]
    public void Any_number_of_threads_gives_the_same_batches(int size)
    {
        TrainingBatches one = Batches(size, threads: 1), two = Batches(size, threads: 2);
        for (int epoch = 1; epoch < 5; epoch++)
        {
            // As numbers, since a batch lives only until the next.
            Assert.Equal(one.Epoch(epoch).Select(Numbers), two.Epoch(epoch).Select(Numbers));
            Assert.Equal(Numbers(one.Last()), Numbers(two.Last()));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_batch_lives_until_the_next_is_asked_for(int threads)
    {
        TrainingBatch? before = null;
        foreach (TrainingBatch batch in Batches(size: 4, threads).Epoch(1))
        {
            if (before is not null)
            {
                Assert.Throws<ObjectDisposedException>(() => before.Graphs.Graph);
            }

            Assert.InRange(batch.Graphs.Graph.GraphCount, 3, 4);
            before = batch;
        }
    }

    [Theory]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    [InlineData(23, 4)]
    [InlineData(3, 7)]
    public void Steps_come_in_parts(int size, int parts)
    {
        TrainingBatches whole = Batches(size, threads: 1), split = Batches(size, threads: 2);
        split.Parts = parts;
        (StepPart Part, int Graphs)[] found = [.. split.Epoch(1).Select(batch => (batch.Part, batch.Graphs.Graph.GraphCount))];
        int[] steps = [.. whole.Epoch(1).Select(batch => batch.Graphs.Graph.GraphCount)];

        Assert.Equal(steps.Length, found.Count(part => part.Part.First));
        Assert.Equal(steps.Length, found.Count(part => part.Part.Last));
        Assert.Equal(steps.Length, found.Sum(part => part.Part.Share), 1e-12);
        Assert.All(found, part => Assert.InRange(part.Graphs, 1, (size + parts - 1) / parts));
        Assert.Equal(examples.Length, found.Sum(part => part.Graphs));
        Assert.Equal(found.Length - found.ToList().FindIndex(part => part.Part.Last) - 1, split.Epoch(1, from: 1).Count());
        Assert.Equal(found[^1].Graphs, split.Last().Graphs.Graph.GraphCount);
    }

    [Fact]
    public void Where_there_is_but_one_batch_it_is_kept()
    {
        TrainingBatches batches = Batches(size: 23, threads: 2);
        TrainingBatch first = Assert.Single(batches.Epoch(1));
        Assert.Same(first, Assert.Single(batches.Epoch(2)));
        Assert.Same(first, batches.Last());
        Assert.Equal(23, first.Graphs.Graph.GraphCount);
    }

    [Fact]
    public void One_thread_makes_a_batch_when_it_is_asked_for()
    {
        bool changed = false;
        List<float> targets = [];
        foreach (TrainingBatch batch in Batches(size: 4, threads: 1).Epoch(1))
        {
            targets.AddRange(batch.Targets.Values);
            if (!changed)
            {
                Array.ForEach(examples, example => example.Targets[0] = -1);
                changed = true;
            }
        }

        Assert.All(targets[..4], target => Assert.NotEqual(-1, target));
        Assert.All(targets[4..], target => Assert.Equal(-1, target));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_epoch_that_stopped_early_is_followed_by_others(int threads)
    {
        TrainingBatches batches = Batches(size: 4, threads), whole = Batches(size: 4, threads: 1);
        for (int epoch = 1; epoch < 5; epoch++)
        {
            _ = batches.Epoch(epoch).Take(epoch).Count();
            Assert.Equal(whole.Epoch(epoch + 1).Select(Numbers), batches.Epoch(epoch + 1).Select(Numbers));
        }
    }

    private static Example Of(Graph graph, int target) => new(graph, [new GraphRow(graph)], [target]);

    private static float[] Numbers(TrainingBatch batch)
    {
        using Scope scope = new ManagedEngine(1).BeginScope();
        GraphBatch graph = batch.Graphs.Graph;
        return [.. batch.Graphs.ToState(scope).Positions!.Value.ToArray(), .. batch.Targets.Values, .. graph.Sources.Rows.ToArray(), .. graph.Graphs.Index.ToArray()];
    }

    private TrainingBatches Batches(int size, int threads)
    {
        var description = new ModelDescription
        {
            Network = new EgnnOptions { Layers = 1, Width = 2 },
            Output = new GraphNumbers { Readout = Readout.Sum },
            Graphs = GraphSchema.Learn([.. examples.Select(example => example.Graph)]),
            Scores = new NumberScores { Scales = [new TargetScale()] },
        };
        return new TrainingBatches(examples, size, new GraphNetwork(description, new ManagedEngine(threads), seed: 1), new SeededRandom(3));
    }
}
