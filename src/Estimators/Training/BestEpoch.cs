using System.Globalization;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>The weights of the epoch with the lowest validation loss, or of the last one where there is no validation.</summary>
internal sealed class BestEpoch
{
    private float[]? weights;

    /// <summary>Which epoch it is; 0 before there is one.</summary>
    internal int Epoch { get; private set; }

    /// <summary>Its validation loss.</summary>
    internal double Loss { get; private set; } = double.PositiveInfinity;

    /// <summary>Keeps the weights if their loss is the lowest so far.</summary>
    internal void Offer(int epoch, double loss, ParameterSet parameters)
    {
        if (loss < Loss)
        {
            Keep(epoch, loss, parameters);
        }
    }

    /// <summary>Keeps the weights.</summary>
    internal void Keep(int epoch, double loss, ParameterSet parameters)
    {
        Epoch = epoch;
        Loss = loss;
        weights = parameters.Snapshot();
    }

    internal void Save(BinaryWriter writer)
    {
        writer.Write(Epoch);
        writer.Write(Loss);
        if (weights is not null)
        {
            SavedWeights.Write(writer, weights);
        }
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Where it is.</param>
    /// <param name="passed">How many epochs have passed.</param>
    /// <param name="length">How many weights there are.</param>
    /// <exception cref="FormatException">It makes no sense.</exception>
    internal void Restore(BinaryReader reader, int passed, int length)
    {
        Epoch = reader.ReadInt32();
        Loss = reader.ReadDouble();
        if (Epoch < 0 || Epoch > passed || double.IsFinite(Loss) != Epoch > 0)
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"The best epoch of {passed} is {Epoch}, of loss {Loss}; expected an epoch that has passed, of a finite loss, or none."));
        }

        weights = null;
        if (Epoch > 0)
        {
            weights = new float[length];
            SavedWeights.Read(reader, weights);
        }
    }

    /// <summary>Brings the kept weights back.</summary>
    internal void Restore(ParameterSet parameters)
    {
        if (weights is not null)
        {
            parameters.Restore(weights);
        }
    }
}
