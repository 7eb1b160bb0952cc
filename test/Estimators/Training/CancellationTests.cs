using System.Runtime.CompilerServices;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Training stops before its next batch when it is told to, and what it has learnt stays.</summary>
public sealed class CancellationTests
{
    // 36 rows to learn from, 4 to judge by.
    private const int Batches = 9;
    private const int Judges = 1;

    private static readonly Sample[] Rows = Samples.Distances(40);

    private readonly MLContext ml = new(seed: 1);
    private readonly List<string> warnings = [];

    public CancellationTests() => ml.Log += (_, e) =>
    {
        if (e.Kind == ChannelMessageKind.Warning)
        {
            warnings.Add(e.RawMessage);
        }
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Training_stops_within_a_batch_with_the_best_model(bool byContext)
    {
        using CancellationTokenSource stop = new();
        int steps = 0;
        GraphRegressionTrainer.Options options = Options(_ =>
        {
            if (++steps == (3 * Batches) + 4)
            {
                if (byContext)
                {
                    CancelExecution(ml);
                }
                else
                {
                    stop.Cancel();
                }
            }
        });
        options.CancellationToken = stop.Token;
        List<TrainingProgress> epochs = Small.Watch(options);
        float[] scores = ml.Scores(ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows)), Rows);

        // The step in which it was told to was the last one.
        Assert.Equal((3 * Batches) + 4, steps);
        Assert.Equal(3, epochs.Count);
        int best = epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch;
        Assert.Equal([$"Training was cancelled in epoch 4; it ends with the model of epoch {best}."], warnings);

        // The same as a training that ends there.
        options = Options(_ => { });
        options.Epochs = 3;
        MLContext other = new(seed: 1);
        Assert.Equal(other.Scores(other.Regression.Trainers.GraphRegression(options).Fit(other.View(Rows)), Rows), scores);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Before_an_epoch_was_judged_there_is_no_model(bool byContext)
    {
        using CancellationTokenSource stop = new();
        GraphRegressionTrainer.Options options = Options(_ =>
        {
            if (byContext)
            {
                CancelExecution(ml);
            }
            else
            {
                stop.Cancel();
            }
        });
        options.CancellationToken = stop.Token;
        OperationCanceledException error = Assert.Throws<OperationCanceledException>(() => ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows)));

        Assert.Equal("Training was cancelled in epoch 1, before any epoch was judged, so there is no model.", error.Message);
        Assert.Equal(stop.Token, error.CancellationToken);
    }

    [Fact]
    public void A_context_that_was_cancelled_trains_no_more_whenever_its_trainer_was_made()
    {
        GraphRegressionTrainer before = ml.Regression.Trainers.GraphRegression(Options(_ => { }));
        CancelExecution(ml);
        GraphRegressionTrainer after = ml.Regression.Trainers.GraphRegression(Options(_ => { }));

        Assert.Throws<OperationCanceledException>(() => before.Fit(ml.View(Rows)));
        Assert.Throws<OperationCanceledException>(() => after.Fit(ml.View(Rows)));
    }

    [Fact]
    public void A_context_that_was_not_cancelled_trains_on()
    {
        CancelExecution(new MLContext(seed: 1));
        _ = ml.Regression.Trainers.GraphRegression(Options(_ => { })).Fit(ml.View(Rows));
        Assert.Empty(warnings);
    }

    [Fact]
    public void Rows_are_read_no_further()
    {
        using CancellationTokenSource stop = new();
        int read = 0;
        IEnumerable<Sample> Slow()
        {
            foreach (Sample row in Rows)
            {
                if (++read == 7)
                {
                    stop.Cancel();
                }

                yield return row;
            }
        }

        GraphRegressionTrainer.Options options = Options(_ => { });
        options.CancellationToken = stop.Token;
        OperationCanceledException error = Assert.Throws<OperationCanceledException>(() => ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Slow())));

        Assert.Equal("Training was cancelled while its rows were read, so there is no model.", error.Message);
        Assert.Equal(7, read);
    }

    [Fact]
    public void Whenever_it_is_told_to_it_asks_no_more()
    {
        // Told to stop in the course of each batch of two epochs, those that judge included.
        const int PerEpoch = Batches + Judges;
        for (int when = 1; when <= (2 * PerEpoch) + 1; when++)
        {
            int asked = 0;
            int epochs = 0;
            var training = new SmallTraining(Rows, epochs: 2);
            Func<TrainingEnd> train = () => training.Train(() => ++asked >= when, _ => epochs++);
            if (when <= PerEpoch)
            {
                Assert.Throws<OperationCanceledException>(() => train());
            }
            else
            {
                Assert.Equal(when <= 2 * PerEpoch, train().Canceled);
            }

            Assert.Equal(Math.Min(when, 2 * PerEpoch), asked);
            Assert.Equal((when - 1) / PerEpoch, epochs);
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void CancelExecution(MLContext context);

    private static GraphRegressionTrainer.Options Options(Action<double> step)
    {
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 10);
        options.BatchSize = 4;
        options.Schedule = new Steps { Step = step };
        return options;
    }

    /// <summary>A schedule that is asked in each step.</summary>
    private sealed record Steps : Schedule
    {
        public required Action<double> Step { get; init; }

        public override double Factor(double epoch, double epochs)
        {
            Step(epoch);
            return 1;
        }
    }
}
