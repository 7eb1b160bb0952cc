using System.Globalization;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>The weights of the epoch that validation judges best, or of the last one where there is no validation.</summary>
internal sealed class BestEpoch
{
    private float[]? weights;

    /// <summary>Which epoch it is; 0 before there is one.</summary>
    internal int Epoch { get; private set; }

    /// <summary>What its weights came to.</summary>
    internal Judgement Judgement { get; private set; } = new(double.PositiveInfinity, null);

    /// <summary>Keeps the weights if they are better than all so far.</summary>
    internal void Offer(int epoch, Judgement judgement, ParameterSet parameters)
    {
        if (Epoch == 0 || judgement.IsBetterThan(Judgement))
        {
            Keep(epoch, judgement, parameters);
        }
    }

    /// <summary>Keeps the weights.</summary>
    internal void Keep(int epoch, Judgement judgement, ParameterSet parameters)
    {
        Epoch = epoch;
        Judgement = judgement;
        weights = parameters.Snapshot();
    }

    internal void Save(BinaryWriter writer)
    {
        writer.Write(Epoch);
        writer.Write(Judgement.Loss);
        writer.Write(Judgement.Accuracy ?? double.NaN);
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
        (double loss, double accuracy) = (reader.ReadDouble(), reader.ReadDouble());
        if (Epoch < 0 || Epoch > passed || double.IsFinite(loss) != Epoch > 0 || accuracy is < 0 or > 1)
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"The best epoch of {passed} is {Epoch}, of loss {loss} and accuracy {accuracy}; expected an epoch that has passed, of a finite loss, or none."));
        }

        Judgement = new Judgement(loss, double.IsNaN(accuracy) ? null : accuracy);
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
