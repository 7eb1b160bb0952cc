using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>How far a prediction is from its target; what training makes small.</summary>
public enum Loss
{
    /// <summary>The mean of squared errors.</summary>
    MeanSquaredError,

    /// <summary>The mean of absolute errors.</summary>
    MeanAbsoluteError,

    /// <summary>Squared errors up to 1 and absolute ones beyond, halved and shifted so that they meet (Huber 1964).</summary>
    Huber,
}

/// <summary>Losses of tensors.</summary>
public static class Losses
{
    /// <summary>The weighted mean of the losses of all entries.</summary>
    /// <param name="loss">Which loss.</param>
    /// <param name="prediction">[rows×width].</param>
    /// <param name="target">[rows×width].</param>
    /// <param name="weights">[rows×width], or null for all the same; 0 where the target is missing.</param>
    /// <param name="totalWeight">The sum of the weights; where that is 0 the loss is 0.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Tensor Apply(this Loss loss, Tensor prediction, Tensor target, Tensor? weights, double totalWeight)
    {
        if (prediction.Shape != target.Shape || (weights is { } given && given.Shape != target.Shape))
        {
            throw new ArgumentException($"A prediction {prediction.Shape} for targets {target.Shape}{(weights is { } w ? $" with weights {w.Shape}" : "")}.");
        }

        Tensor error = prediction - target;
        Tensor losses = loss switch
        {
            Loss.MeanSquaredError => error.Square(),
            Loss.MeanAbsoluteError => error.Abs(),
            Loss.Huber => Huber(error.Abs()),
            _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, $"There is no loss {loss}."),
        };
        Tensor weighted = weights is { } each ? losses * each : losses;
        return weighted.Sum() * (totalWeight > 0 ? 1 / totalWeight : 0);
    }

    /// <summary>With c = min(|e|, 1): c·(|e| − c/2), which is e²/2 up to 1 and |e| − 1/2 beyond.</summary>
    private static Tensor Huber(Tensor error)
    {
        Tensor near = error.Clamp(0, 1);
        return near * (error - (near * 0.5));
    }
}
