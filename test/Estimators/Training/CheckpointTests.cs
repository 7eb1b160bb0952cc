using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>A training that was cut off goes on to the same bits.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const int Epochs = 9;

    private static readonly Sample[] Rows = Samples.Distances(40);
    private static readonly Sample[] Judges = Samples.Distances(15, seed: 2);

    private readonly MLContext ml = new(seed: 1);
    private readonly TemporaryFolder folder = new();

    public static TheoryData<OptimizerOptions, double, bool, int> Trainings
    {
        get
        {
            OptimizerOptions[] optimizers =
            [
                new AdamOptions { LearningRate = 5e-3 },
                new AdamOptions { LearningRate = 5e-3, WeightDecay = 0.1, WeightDecays = [new("network/layer0", 0.2), new("head", 0)], DecoupledWeightDecay = true },
                new SgdOptions { LearningRate = 1e-3, Momentum = 0.9, WeightDecay = 0.01 },
            ];
            TheoryData<OptimizerOptions, double, bool, int> data = [];
            foreach (OptimizerOptions optimizer in optimizers)
            {
                foreach (double average in new[] { 0, 0.9 })
                {
                    data.Add(optimizer, average, true, 1);
                    data.Add(optimizer, average, true, 4);
                    data.Add(optimizer, average, false, 1);
                }
            }

            return data;
        }
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Trainings), DisableDiscoveryEnumeration = true)]
    public void A_training_goes_on_to_the_same_bits(OptimizerOptions optimizer, double average, bool validation, int validateEvery)
    {
        GraphRegressionTrainer.Options Options()
        {
            GraphRegressionTrainer.Options options = Small.Graph(Epochs);
            options.Optimizer = optimizer;
            options.WeightAverage = average;
            options.ValidationFraction = validation ? 0.2 : 0;
            options.ValidateEvery = validateEvery;
            options.CheckpointPath = folder.File("training.chk");
            return options;
        }

        GraphRegressionTrainer.Options whole = Options();
        whole.CheckpointPath = null;
        List<TrainingProgress> expected = Small.Watch(whole);
        float[] scores = ml.Scores(ml.Regression.Trainers.GraphRegression(whole).Fit(ml.View(Rows)), Rows);

        // Cut off twice, each time with a trainer of its own and another number of threads.
        List<TrainingProgress> told = [];
        foreach (int last in new[] { 2, 5 })
        {
            GraphRegressionTrainer.Options part = Options();
            part.Threads = last % 3;
            told.AddRange(CutOffAfter(last, part, Rows));
            Assert.Equal(["training.chk"], folder.Files());
        }

        GraphRegressionTrainer.Options rest = Options();
        List<TrainingProgress> end = Small.Watch(rest);
        ITransformer model = ml.Regression.Trainers.GraphRegression(rest).Fit(ml.View(Rows));

        Assert.Equal(scores, ml.Scores(model, Rows));
        Assert.Equal(
            expected.Select(epoch => epoch with { TrainingTime = default }),
            told.Concat(end).Select(epoch => epoch with { TrainingTime = default }));
        Assert.Empty(folder.Files());
    }

    [Fact]
    public void What_is_dropped_out_is_the_same_after_an_interruption()
    {
        GraphRegressionTrainer.Options options = Small.Graph(Epochs);
        options.Network = new GcnOptions { Width = 8, Dropout = 0.5 };
        float[] scores = ml.Scores(ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows)), Rows);
        options.CheckpointPath = folder.File("training.chk");
        CutOffAfter(3, options, Rows);
        Assert.Equal(scores, ml.Scores(ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows)), Rows));

        options.Network = new GcnOptions { Width = 8, Dropout = 0 };
        options.CheckpointPath = null;
        Assert.NotEqual(scores, ml.Scores(ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows)), Rows));
    }

    [Fact]
    public void A_training_with_validation_rows_of_its_own_goes_on()
    {
        GraphRegressionTrainer.Options options = Small.Graph(Epochs);
        float[] scores = ml.Scores(ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows), ml.View(Judges)), Rows);
        options.CheckpointPath = folder.File("training.chk");
        CutOffAfter(3, options, Rows, Judges);

        Assert.Equal(scores, ml.Scores(ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows), ml.View(Judges)), Rows));
    }

    [Fact]
    public void A_training_that_goes_on_from_a_model_goes_on()
    {
        GraphRegressionModelParameters start = ml.Regression.Trainers.GraphRegression(Small.Graph()).Fit(ml.View(Rows)).Model;
        GraphRegressionTrainer.Options options = Small.Graph(Epochs);
        float[] scores = ml.Scores(ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows), null, start), Rows);
        options.CheckpointPath = folder.File("training.chk");
        CutOffAfter(3, options, Rows, null, start);

        Assert.Equal(scores, ml.Scores(ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows), null, start), Rows));
    }

    [Fact]
    public void Rows_that_share_a_graph_go_on_with_the_edges_that_carry_messages()
    {
        TaskSample[] rows = TaskSamples.Links(16);
        float[] Train(string? path, int last)
        {
            LinkPredictionTrainer.Options options = new()
            {
                LabelColumnName = "Yes",
                Network = new GnnOptions { Layers = 2, Width = 8 },
                Epochs = Epochs,
                Seed = 1,
                Threads = 1,
                BalanceClasses = true,
                CheckpointPath = path,
            };
            using CancellationTokenSource stop = Stop(options, last);
            return [.. ml.Data.LoadFromEnumerable(rows).Read<float>(ml.BinaryClassification.Trainers.LinkPrediction(options).Fit(ml.Data.LoadFromEnumerable(rows)), "Probability")];
        }

        float[] whole = Train(null, int.MaxValue);
        Assert.NotEqual(whole, Train(folder.File("training.chk"), 4));
        Assert.Equal(whole, Train(folder.File("training.chk"), int.MaxValue));
    }

    [Fact]
    public void Where_a_training_goes_on_is_logged()
    {
        GraphRegressionTrainer.Options options = Small.Graph(Epochs);
        options.CheckpointPath = folder.File("training.chk");
        CutOffAfter(4, options, Rows);
        List<string> log = [];
        ml.Log += (_, e) => log.Add(e.RawMessage);
        ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows));

        Assert.Single(log, $"Training goes on after epoch 4 of {Epochs}, from checkpoint '{options.CheckpointPath}'.");
        Assert.Equal(
            Enumerable.Range(5, 5).Select(epoch => $"Epoch {epoch} of {Epochs}"),
            log.Where(line => line.StartsWith("Epoch ", StringComparison.Ordinal)).Select(line => line.Split(':')[0]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public void Without_a_seed_of_its_own_what_was_drawn_is_drawn_again(int? contextSeed)
    {
        GraphRegressionTrainer.Options options = Small.Graph(Epochs);
        options.Seed = null;
        options.CheckpointPath = folder.File("training.chk");

        // Other trainers were made before: this one's host draws another seed.
        var before = new MLContext(contextSeed);
        _ = before.Regression.Trainers.GraphRegression();
        CutOffAfter(3, options, Rows, context: before);
        ulong seed = Checkpoint.Open(options)!.Seed!.Value;
        MLContext after = new(contextSeed);
        float[] scores = after.Scores(after.Regression.Trainers.GraphRegression(options).Fit(after.View(Rows)), Rows);

        GraphRegressionTrainer.Options whole = Small.Graph(Epochs);
        whole.Seed = (int)seed;
        Assert.Equal(ml.Scores(ml.Regression.Trainers.GraphRegression(whole).Fit(ml.View(Rows)), Rows), scores);
    }

    [Fact]
    public void Epochs_between_checkpoints_are_trained_again()
    {
        GraphRegressionTrainer.Options options = Small.Graph(Epochs);
        options.CheckpointEvery = 3;
        options.CheckpointPath = folder.File("training.chk");
        CutOffAfter(2, options, Rows);
        Assert.Empty(folder.Files());
        CutOffAfter(8, options, Rows);
        List<TrainingProgress> epochs = Small.Watch(options);
        ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows));

        Assert.Equal([7, 8, 9], epochs.Select(epoch => epoch.Epoch));
    }

    [Fact]
    public void A_process_that_ended_after_the_last_epoch_has_lost_nothing()
    {
        GraphRegressionTrainer.Options options = Small.Graph(Epochs);
        float[] scores = ml.Scores(ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows)), Rows);
        options.CheckpointPath = folder.File("training.chk");
        options.Progress = new Failing { At = Epochs };
        Assert.Throws<NotSupportedException>(() => ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows)));
        List<TrainingProgress> epochs = Small.Watch(options);

        Assert.Equal(scores, ml.Scores(ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows)), Rows));
        Assert.Empty(epochs);
        Assert.Empty(folder.Files());
    }

    [Fact]
    public void A_training_that_diverges_is_done()
    {
        GraphRegressionTrainer.Options options = Small.Graph(Epochs);
        options.Schedule = new Jump { After = 3 };
        options.CheckpointPath = folder.File("training.chk");
        List<ChannelMessageKind> log = [];
        ml.Log += (_, e) => log.Add(e.Kind);
        ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows));

        Assert.Contains(ChannelMessageKind.Warning, log);
        Assert.Empty(folder.Files());
    }

    /// <summary>Trains until an epoch has been told of, and no further.</summary>
    private List<TrainingProgress> CutOffAfter(
        int last,
        GraphRegressionTrainer.Options options,
        Sample[] rows,
        Sample[]? judges = null,
        GraphRegressionModelParameters? start = null,
        MLContext? context = null)
    {
        MLContext at = context ?? ml;
        using CancellationTokenSource stop = Stop(options, last);
        try
        {
            at.Regression.Trainers.GraphRegression(options).Fit(at.View(rows), judges is null ? null : at.View(judges), start);
        }
        catch (OperationCanceledException) when (options.ValidateEvery > last)
        {
            // No epoch was judged.
        }

        List<TrainingProgress> told = ((Stopping)options.Progress!).Told;
        Assert.Equal(last, told[^1].Epoch);
        options.CancellationToken = default;
        options.Progress = null;
        return told;
    }

    private static CancellationTokenSource Stop(GraphTrainerOptions options, int last)
    {
        CancellationTokenSource stop = new();
        options.CancellationToken = stop.Token;
        options.Progress = new Stopping(stop, last);
        return stop;
    }

    private sealed class Stopping(CancellationTokenSource stop, int last) : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Told { get; } = [];

        public void Report(TrainingProgress value)
        {
            Told.Add(value);
            if (value.Epoch == last)
            {
                stop.Cancel();
            }
        }
    }

    /// <summary>The rate as it is, and after some epochs a rate beyond all sense.</summary>
    private sealed record Jump : Schedule
    {
        public required double After { get; init; }

        public override double Factor(double epoch, double epochs) => epoch < After ? 1 : 1e30;
    }

    private sealed class Failing : IProgress<TrainingProgress>
    {
        public required int At { get; init; }

        public void Report(TrainingProgress value)
        {
            _ = value.Epoch == At ? throw new NotSupportedException() : value;
        }
    }
}
