using System.Diagnostics;
using System.Globalization;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>Trains a network on examples and keeps the weights of the best epoch.</summary>
internal sealed class Trainer
{
    private readonly GraphNetwork network;
    private readonly GraphTrainerOptions options;
    private readonly LabelColumn label;
    private readonly Func<bool> canceled;
    private readonly double lossScale;
    private readonly SeededRandom order;
    private readonly TrainingSteps steps;
    private readonly LossSum losses;

    /// <param name="network">What is trained.</param>
    /// <param name="options">How.</param>
    /// <param name="label">How predictions and labels are compared.</param>
    /// <param name="seed">What the order of examples is drawn from, and what is random in a step.</param>
    /// <param name="canceled">Whether training is to stop; asked before each batch.</param>
    /// <param name="warn">Told of what should be known; may be null.</param>
    internal Trainer(GraphNetwork network, GraphTrainerOptions options, LabelColumn label, ulong seed, Func<bool> canceled, Action<string>? warn = null)
    {
        this.network = network;
        this.options = options;
        this.label = label;
        this.canceled = canceled;
        lossScale = label.LossScale(network.Description.Scores);
        State = new TrainingState(network.Parameters, options);
        order = new SeededRandom(seed).Fork("order");
        steps = new TrainingSteps(network, options, label, State, new TrainingPass(new SeededRandom(seed).Fork("steps").NextBits()), canceled, warn ?? (_ => { }));
        losses = new LossSum(network.Engine);
    }

    /// <summary>How training stands: before its first epoch, or where an earlier one was cut off.</summary>
    internal TrainingState State { get; }

    /// <summary>Trains; the network has the best epoch's weights afterwards, or the last one's where nothing was set aside for validation.</summary>
    /// <param name="training">What is learnt from.</param>
    /// <param name="validation">What epochs are judged by; may be empty.</param>
    /// <param name="passed">Told of every epoch, once it is part of the state.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="InvalidOperationException">The loss was not finite before any epoch was judged.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled before any epoch was judged.</exception>
    internal TrainingEnd Train(Example[] training, Example[] validation, Action<TrainingProgress> passed)
    {
        var batches = new TrainingBatches(training, options.BatchSize, network, order) { Parts = options.GradientAccumulation };
        TrainingBatches? judges = validation.Length > 0 ? new TrainingBatches(validation, options.BatchSize, network, beside: batches) : null;
        for (int epoch = State.Epoch + 1; epoch <= options.Epochs; epoch++)
        {
            if (IsOutOfPatience())
            {
                State.Best.Restore(network.Parameters);
                return new TrainingEnd(
                    $"Training ends after epoch {State.Epoch}: the model is that of epoch {State.Best.Epoch}, and none of the {options.Patience} after it was better.", Wanted: true);
            }

            long start = Stopwatch.GetTimestamp();
            EpochResult result = steps.Run(batches, epoch);
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            Judgement? judgement = null;
            if (result.Failure is null && !result.Canceled)
            {
                (result, judgement) = Judge(result, epoch, batches, judges);
            }

            if (result.Canceled)
            {
                return StopCanceled(epoch);
            }

            if (result.Failure is not null)
            {
                return Stop(epoch, result.Failure, result.Rate);
            }

            State.Epoch = epoch;
            passed(new TrainingProgress
            {
                Epoch = epoch,
                Epochs = options.Epochs,
                TrainingLoss = lossScale * result.Loss,
                ValidationLoss = judgement?.Loss,
                ValidationAccuracy = judgement?.Accuracy,
                BestEpoch = State.Best.Epoch,
                LearningRate = result.Rate,
                TrainingTime = time,
            });
        }

        State.Best.Restore(network.Parameters);
        return default;
    }

    /// <summary>Whether the epoch before was judged and so many have passed since the best one. It depends on the state alone, and so holds in a training that goes on.</summary>
    private bool IsOutOfPatience() =>
        options.Patience > 0 && State.Best.Epoch > 0 && State.Epoch % options.ValidateEvery == 0 && State.Epoch - State.Best.Epoch >= options.Patience;

    /// <summary>Judges an epoch, if it is one to be judged, and keeps its weights if they are the best.</summary>
    /// <returns>What the epoch came to, and how validation judges it.</returns>
    private (EpochResult Result, Judgement? Judgement) Judge(EpochResult result, int epoch, TrainingBatches batches, TrainingBatches? judges)
    {
        if (judges is null)
        {
            // The last batch once more shows whether the last step left weights that still predict.
            Judgement? after = JudgeModel(batches, () => [batches.Last()], judgement => State.Best.Keep(epoch, judgement, network.Parameters));
            return (After(result, after, "loss after the last step"), null);
        }

        if (epoch % options.ValidateEvery != 0 && epoch != options.Epochs)
        {
            return (result, null);
        }

        judges.Parts = batches.Parts;
        Judgement? judged = JudgeModel(judges, () => judges.Epoch(0), judgement => State.Best.Offer(epoch, judgement, network.Parameters));
        return (After(result, judged, "validation loss"), judged);
    }

    private static EpochResult After(EpochResult result, Judgement? judgement, string what) =>
        judgement is { } value ? result with { Failure = double.IsFinite(value.Loss) ? null : what } : result with { Canceled = true };

    /// <summary>Judges the weights that the model would have; if the loss is finite, they may be kept. Null if training was cancelled.</summary>
    private Judgement? JudgeModel(TrainingBatches from, Func<IEnumerable<TrainingBatch>> batches, Action<Judgement> keep)
    {
        State.Average?.Swap();
        try
        {
            Judgement? judgement = Judge(from, batches);
            if (judgement is { } value && double.IsFinite(value.Loss))
            {
                keep(value);
            }

            return judgement;
        }
        finally
        {
            State.Average?.Swap();
        }
    }

    private Judgement? Judge(TrainingBatches from, Func<IEnumerable<TrainingBatch>> batches)
    {
        while (true)
        {
            try
            {
                return Judge(batches());
            }
            catch (Exception error) when (network.Engine.BytesWanted(error) is { } bytes)
            {
                steps.MakeRoom(from, bytes, error);
            }
        }
    }

    /// <summary>Judges the weights by batches; null if training was cancelled.</summary>
    private Judgement? Judge(IEnumerable<TrainingBatch> batches)
    {
        losses.Clear();
        double? right = null;
        double known = 0;
        foreach (TrainingBatch batch in batches)
        {
            if (canceled())
            {
                return null;
            }

            using Scope scope = network.Engine.BeginScope();
            Tensor prediction = network.Forward(batch.Graphs, batch.Rows, scope);
            losses.Add(label.Loss(prediction, batch.Targets, scope), batch.Targets.TotalWeight);
            right = label.Right(prediction, batch.Targets) is { } more ? (right ?? 0) + more : right;
            known += batch.Targets.TotalWeight;
        }

        losses.EndStep();
        return new Judgement(lossScale * losses.Mean(), right * (known > 0 ? 1 / known : 0));
    }

    private TrainingEnd Stop(int epoch, string what, double rate)
    {
        string cause = string.Create(
            CultureInfo.InvariantCulture,
            $"The {what} is not a finite number in epoch {epoch}, at learning rate {rate:g3}: most likely the learning rate is too high, or labels or positions are very large.");
        if (State.Best.Epoch == 0)
        {
            throw new InvalidOperationException($"{cause} No epoch was judged before it, so there is no model.");
        }

        State.Best.Restore(network.Parameters);
        return new TrainingEnd($"{cause} Training ends with the model of epoch {State.Best.Epoch}.");
    }

    private TrainingEnd StopCanceled(int epoch)
    {
        if (State.Best.Epoch == 0)
        {
            throw new OperationCanceledException(
                $"Training was cancelled in epoch {epoch}, before any epoch was judged, so there is no model.", options.CancellationToken);
        }

        State.Best.Restore(network.Parameters);
        return new TrainingEnd($"Training was cancelled in epoch {epoch}; it ends with the model of epoch {State.Best.Epoch}.", Canceled: true);
    }
}
