using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>What happens when the loss is no longer a number.</summary>
public sealed class DivergenceTests
{
    private readonly MLContext ml = new();

    [Theory]
    [InlineData(0.1)]
    [InlineData(0)]
    public void A_loss_that_is_no_number_in_the_first_epoch_leaves_no_model(double validation)
    {
        GraphRegressionTrainer.Options options = Small.Graph();
        options.Optimizer = new AdamOptions { LearningRate = 1e30 };
        options.Schedule = Schedule.Constant;
        options.ValidationFraction = validation;
        string message = Assert.Throws<InvalidOperationException>(() => ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Samples.Distances(40)))).Message;

        Assert.Equal(
            "The loss is not a finite number in epoch 1, at learning rate 1e+30: most likely the learning rate is too high, or labels or positions are very large. " +
            "No epoch was judged before it, so there is no model.",
            message);
    }

    [Theory]
    [InlineData(0.1, "validation loss")]
    [InlineData(0, "loss after the last step")]
    public void An_only_step_that_leads_astray_is_noticed(double validation, string what)
    {
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 1);
        options.Optimizer = new AdamOptions { LearningRate = 1e30 };
        options.ValidationFraction = validation;
        options.BatchSize = 40;
        string message = Assert.Throws<InvalidOperationException>(() => ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Samples.Distances(40)))).Message;

        Assert.StartsWith($"The {what} is not a finite number in epoch 1, at learning rate 1e+30", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.1, 0)]
    [InlineData(0, 0)]
    [InlineData(0.1, 0.9)]
    [InlineData(0, 0.9)]
    public void A_loss_that_is_no_number_later_keeps_the_best_epochs_model_and_warns(double validation, double average)
    {
        Sample[] rows = Samples.Distances(40);
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 8);
        options.ValidationFraction = validation;
        options.WeightAverage = average;
        options.Schedule = new Jump { After = 3 };
        List<TrainingProgress> epochs = Small.Watch(options);
        List<(ChannelMessageKind Kind, string Text)> log = [];
        ml.Log += (_, e) => log.Add((e.Kind, e.RawMessage));

        float[] diverged = ml.Scores(ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(rows)), rows);

        string warning = Assert.Single(log, line => line.Kind == ChannelMessageKind.Warning).Text;
        Assert.Matches("^The .*(loss|gradient).* is not a finite number in epoch 4, at learning rate 5e\\+27: .*learning rate is too high.* Training ends with the model of epoch 3\\.$", warning);
        Assert.Equal(3, epochs.Count);

        // The same as a training that ends there.
        options.Epochs = 3;
        Assert.Equal(ml.Scores(ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(rows)), rows), diverged);
    }

    [Fact]
    public void Labels_that_no_loss_can_be_computed_of_are_told()
    {
        Sample[] rows = Samples.Motion(20);
        rows[5].Vectors[0] = 1e30f;
        string message = Assert.Throws<InvalidOperationException>(
            () => ml.Regression.Trainers.NodeVectorRegression(Small.Vectors()).Fit(ml.View(rows))).Message;

        Assert.Contains("is not a finite number in epoch 1", message, StringComparison.Ordinal);
        Assert.Contains("labels or positions are very large", message, StringComparison.Ordinal);
    }

    /// <summary>The rate as it is, and after some epochs a rate beyond all sense.</summary>
    private sealed record Jump : Schedule
    {
        public required double After { get; init; }

        public override double Factor(double epoch, double epochs) => epoch < After ? 1 : 1e30;
    }
}
