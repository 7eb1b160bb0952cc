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

    /// <summary>Brings the kept weights back.</summary>
    internal void Restore(ParameterSet parameters)
    {
        if (weights is not null)
        {
            parameters.Restore(weights);
        }
    }
}
