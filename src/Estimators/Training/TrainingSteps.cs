using System.Globalization;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>Takes the steps of an epoch.</summary>
/// <param name="network">What is trained.</param>
/// <param name="options">How.</param>
/// <param name="label">How predictions and labels are compared.</param>
/// <param name="state">What a step changes.</param>
/// <param name="random">What is random in a step.</param>
/// <param name="canceled">Whether training is to stop; asked before each batch.</param>
/// <param name="warn">Told of what should be known.</param>
internal sealed class TrainingSteps(
    GraphNetwork network, GraphTrainerOptions options, LabelColumn label, TrainingState state, TrainingPass random, Func<bool> canceled, Action<string> warn)
{
    private readonly LossSum losses = new(network.Engine);
    private bool collected;
    private bool stepping;

    /// <summary>Takes an epoch's steps, until one fails or training is cancelled.</summary>
    /// <exception cref="InvalidOperationException">A batch needs more memory than there is, and is not to be split, or cannot be.</exception>
    internal EpochResult Run(TrainingBatches batches, int epoch)
    {
        losses.Clear();
        double rate = 0;
        int done = 0;
        while (done < batches.Count)
        {
            try
            {
                foreach (TrainingBatch part in batches.Epoch(epoch, done))
                {
                    if (canceled())
                    {
                        return new EpochResult(double.NaN, rate, Canceled: true);
                    }

                    if (part.Part.First)
                    {
                        rate = Begin(epoch, done, batches.Count);
                    }

                    if (Descend(part, rate) is { } failure)
                    {
                        return new EpochResult(double.NaN, rate, failure);
                    }

                    if (part.Part.Last)
                    {
                        losses.EndStep();
                        done++;
                    }
                }
            }
            catch (Exception error) when (network.Engine.BytesWanted(error) is { } bytes)
            {
                // The step is taken again, from its first part.
                MakeRoom(batches, bytes, error);
            }
        }

        double loss = losses.Mean();
        return double.IsFinite(loss) ? new EpochResult(loss, rate) : new EpochResult(double.NaN, rate, "loss or gradient");
    }

    /// <returns>The step's learning rate.</returns>
    private double Begin(int epoch, int step, int steps)
    {
        losses.BeginStep();
        random.Begin(((epoch - 1L) * steps) + step);
        return options.Optimizer.LearningRate * options.Schedule.Factor(epoch - 1 + ((double)step / steps), options.Epochs);
    }

    /// <summary>Adds a part's gradient and, of the last, takes the step.</summary>
    /// <returns>What is not finite: the loss of the predictions, or the gradient of that and what layers add to it. Null where both are, as far as that is known yet.</returns>
    internal string? Descend(TrainingBatch part, double rate)
    {
        using Scope scope = network.Engine.BeginScope(recording: true);
        Tensor loss = label.Loss(network.Forward(part.Graphs, part.Rows, scope, random), part.Targets, scope);
        bool finite = losses.Add(loss, part.Targets.TotalWeight);
        if (part.Part.First)
        {
            network.Parameters.ClearGradients();
        }

        Tensor whole = random.TakeLosses() is { } ofLayers ? loss + ofLayers.Reshape(loss.Shape) : loss;
        scope.Backward(part.Part.Share < 1 ? whole * part.Part.Share : whole);
        return !finite ? "loss" : part.Part.Last ? Step(rate) : null;
    }

    /// <summary>Makes room where a batch found too little memory, so that it can be tried again: by collecting what nothing uses any more and then by smaller batches.</summary>
    /// <exception cref="InvalidOperationException">There is no more to be done.</exception>
    internal void MakeRoom(TrainingBatches batches, long bytes, Exception error)
    {
        if (!stepping && !collected)
        {
            // What an earlier training left on a device goes with its finalizers.
            collected = true;
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return;
        }

        if (!stepping && options.SplitBatches && batches.CanSplit)
        {
            batches.Parts *= 2;
            warn($"There was too little memory for a batch: steps are gone through in {batches.Parts} parts from here on.");
            return;
        }

        string wanted = bytes > 0 ? string.Create(CultureInfo.InvariantCulture, $": {bytes:n0} bytes more were asked for") : "";
        string way = stepping ? "It was the optimizer's: a smaller network is needed."
            : options.SplitBatches ? "It was of one graph already: a smaller network or graph is needed."
            : $"Set a smaller {nameof(options.BatchSize)} (it is {options.BatchSize}), a larger {nameof(options.GradientAccumulation)} (it is {options.GradientAccumulation}), or {nameof(options.SplitBatches)}.";
        throw new InvalidOperationException($"A batch needs more memory than the device has{wanted}. {way}", error);
    }

    private string? Step(double rate)
    {
        if (network.Engine.ReadsWait)
        {
            network.Parameters.LimitGradients(options.GradientNorm);
        }
        else if (!double.IsFinite(network.Parameters.ClipGradients(options.GradientNorm)))
        {
            return "gradient";
        }

        // What fails from here on has changed weights already, and cannot be taken again.
        stepping = true;
        state.Optimizer.Step(rate);
        state.Average?.Update();
        stepping = false;
        return null;
    }
}
