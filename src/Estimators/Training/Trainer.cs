using System.Diagnostics;
using System.Globalization;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>Trains a network on examples and keeps the weights of the best epoch.</summary>
internal sealed class Trainer
{
    private readonly GraphNetwork network;
    private readonly GraphTrainerOptions options;
    private readonly double lossScale;
    private readonly Optimizer optimizer;
    private readonly WeightAverage? average;
    private readonly SeededRandom order;

    /// <param name="network">What is trained.</param>
    /// <param name="options">How.</param>
    /// <param name="lossScale">What losses are multiplied by to be in the label's units.</param>
    /// <param name="seed">What the order of examples is drawn from.</param>
    internal Trainer(GraphNetwork network, GraphTrainerOptions options, double lossScale, ulong seed)
    {
        this.network = network;
        this.options = options;
        this.lossScale = lossScale;
        optimizer = options.Optimizer.Create(network.Parameters);
        average = options.WeightAverage > 0 ? new WeightAverage(network.Parameters, options.WeightAverage) : null;
        order = new SeededRandom(seed).Fork("order");
    }

    /// <summary>Trains; the network has the best epoch's weights afterwards, or the last one's where nothing was set aside for validation.</summary>
    /// <param name="training">What is learnt from.</param>
    /// <param name="validation">What epochs are judged by; may be empty.</param>
    /// <param name="report">Told of every epoch.</param>
    /// <returns>Why training ended before its time, or null.</returns>
    /// <exception cref="InvalidOperationException">The loss was not finite before any epoch was judged.</exception>
    internal string? Train(Example[] training, Example[] validation, Action<TrainingProgress> report)
    {
        Example[] shuffled = [.. training];
        var best = new BestEpoch();
        for (int epoch = 1; epoch <= options.Epochs; epoch++)
        {
            long start = Stopwatch.GetTimestamp();
            order.Shuffle<Example>(shuffled);
            EpochResult result = RunEpoch(shuffled, epoch);
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            double? validationLoss = null;
            string? failure = result.Failure;
            if (failure is null && validation.Length == 0)
            {
                // The last batch once more shows whether the last step left weights that still predict.
                double after = Judge(shuffled.AsSpan(Math.Max(0, shuffled.Length - options.BatchSize)), loss => best.Keep(epoch, loss, network.Parameters));
                failure = double.IsFinite(after) ? null : "loss after the last step";
            }
            else if (failure is null && (epoch % options.ValidateEvery == 0 || epoch == options.Epochs))
            {
                validationLoss = Judge(validation, loss => best.Offer(epoch, loss, network.Parameters));
                failure = double.IsFinite(validationLoss.Value) ? null : "validation loss";
            }

            if (failure is not null)
            {
                return Stop(epoch, failure, result.Rate, best);
            }

            report(new TrainingProgress
            {
                Epoch = epoch,
                Epochs = options.Epochs,
                TrainingLoss = lossScale * result.Loss,
                ValidationLoss = validationLoss,
                BestEpoch = best.Epoch,
                LearningRate = result.Rate,
                TrainingTime = time,
            });
        }

        best.Restore(network.Parameters);
        return null;
    }

    /// <summary>Takes a step for each batch, until one fails.</summary>
    private EpochResult RunEpoch(Example[] shuffled, int epoch)
    {
        double loss = 0;
        double known = 0;
        double rate = 0;
        for (int first = 0; first < shuffled.Length; first += options.BatchSize)
        {
            ReadOnlySpan<Example> batch = shuffled.AsSpan(first, Math.Min(options.BatchSize, shuffled.Length - first));
            double passed = epoch - 1 + ((double)first / shuffled.Length);
            rate = options.Optimizer.LearningRate * options.Schedule.Factor(passed, options.Epochs);
            (double batchLoss, double weight, double norm) = Step(batch, rate);
            if (!double.IsFinite(batchLoss) || !double.IsFinite(norm))
            {
                return new EpochResult(double.NaN, rate, double.IsFinite(batchLoss) ? "gradient" : "loss");
            }

            loss += batchLoss * weight;
            known += weight;
        }

        return new EpochResult(loss / known, rate, null);
    }

    /// <summary>The mean loss over examples, in targets' units.</summary>
    internal double MeanLoss(ReadOnlySpan<Example> examples)
    {
        double sum = 0;
        double known = 0;
        for (int first = 0; first < examples.Length; first += options.BatchSize)
        {
            using Scope scope = network.Engine.BeginScope();
            (Tensor loss, double weight) = Loss(examples.Slice(first, Math.Min(options.BatchSize, examples.Length - first)), scope);
            sum += loss.ToScalar() * weight;
            known += weight;
        }

        return known > 0 ? sum / known : 0;
    }

    private (double Loss, double Weight, double Norm) Step(ReadOnlySpan<Example> batch, double rate)
    {
        using Scope scope = network.Engine.BeginScope(recording: true);
        (Tensor loss, double weight) = Loss(batch, scope);
        network.Parameters.ClearGradients();
        scope.Backward(loss);
        double value = loss.ToScalar();
        double norm = network.Parameters.ClipGradients(options.GradientNorm);
        if (double.IsFinite(value) && double.IsFinite(norm))
        {
            optimizer.Step(rate);
            average?.Update();
        }

        return (value, weight, norm);
    }

    private (Tensor Loss, double Weight) Loss(ReadOnlySpan<Example> batch, Scope scope)
    {
        PackedTargets targets = PackedTargets.Of(batch);
        Tensor prediction = network.Forward(network.Batcher.Pack(targets.Graphs), scope);
        Tensor expected = scope.Constant(targets.Values, prediction.Shape);
        Tensor? weights = targets.Weights is { } given ? scope.Constant(given, prediction.Shape) : null;
        return (Networks.Losses.Apply(options.Loss, prediction, expected, weights, targets.Known), targets.Known);
    }

    /// <summary>The loss, in labels' units, of the weights that the model would have; if it is finite, they may be kept.</summary>
    private double Judge(ReadOnlySpan<Example> examples, Action<double> keep)
    {
        average?.Swap();
        try
        {
            double loss = lossScale * MeanLoss(examples);
            if (double.IsFinite(loss))
            {
                keep(loss);
            }

            return loss;
        }
        finally
        {
            average?.Swap();
        }
    }

    private string Stop(int epoch, string what, double rate, BestEpoch best)
    {
        string cause = string.Create(
            CultureInfo.InvariantCulture,
            $"The {what} is not a finite number in epoch {epoch}, at learning rate {rate:g3}: most likely the learning rate is too high, or labels or positions are very large.");
        if (best.Epoch == 0)
        {
            throw new InvalidOperationException($"{cause} No epoch was judged before it, so there is no model.");
        }

        best.Restore(network.Parameters);
        return $"{cause} Training ends with the model of epoch {best.Epoch}.";
    }

    /// <summary>What an epoch came to.</summary>
    /// <param name="Loss">The mean loss of its batches, in targets' units.</param>
    /// <param name="Rate">The learning rate of its last step.</param>
    /// <param name="Failure">What was not a finite number, or null.</param>
    private readonly record struct EpochResult(double Loss, double Rate, string? Failure);
}
