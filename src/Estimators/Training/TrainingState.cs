using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>
/// All that a training is between two epochs. The order of examples depends on the seed and the epoch alone, and what a step drops on the seed and the step, so a training goes on from it to the same bits.
/// </summary>
internal sealed class TrainingState
{
    private readonly ParameterSet parameters;
    private readonly int epochs;

    internal TrainingState(ParameterSet parameters, GraphTrainerOptions options)
    {
        this.parameters = parameters;
        epochs = options.Epochs;
        Optimizer = options.Optimizer.Create(parameters);
        Average = options.WeightAverage > 0 ? new WeightAverage(parameters, options.WeightAverage) : null;
    }

    /// <summary>How many epochs have passed.</summary>
    internal int Epoch { get; set; }

    internal Optimizer Optimizer { get; }

    /// <summary>Null where weights are not averaged.</summary>
    internal WeightAverage? Average { get; }

    internal BestEpoch Best { get; } = new();

    internal void Save(BinaryWriter writer)
    {
        writer.Write(Epoch);
        SavedWeights.Write(writer, parameters.Snapshot());
        Optimizer.Save(writer);
        Average?.Save(writer);
        Best.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote of a training of the same network and options, and reads nothing beyond it.</summary>
    /// <exception cref="EndOfStreamException">There is less.</exception>
    /// <exception cref="FormatException">It makes no sense.</exception>
    internal void Restore(BinaryReader reader)
    {
        Epoch = reader.ReadInt32();
        if (Epoch < 1 || Epoch > epochs)
        {
            throw new FormatException($"{Epoch} epochs have passed; expected 1 to {epochs}.");
        }

        float[] weights = parameters.Snapshot();
        SavedWeights.Read(reader, weights);
        parameters.Restore(weights);
        Optimizer.Restore(reader);
        Average?.Restore(reader);
        Best.Restore(reader, Epoch, weights.Length);
    }
}
