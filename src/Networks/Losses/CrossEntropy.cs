using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The cross-entropy of classes and their predicted logits. The largest logit is taken out of every exponential, as a constant: the values
/// stay finite, and so do the derivatives of any order, which do not depend on it.
/// </summary>
public static class CrossEntropy
{
    /// <summary>The weighted mean of log(1 + e^z) − y·z, y being 0 or 1.</summary>
    /// <param name="logits">[rows×1].</param>
    /// <param name="targets">0 or 1, [rows×1].</param>
    /// <param name="weights">[rows×1], or null for all the same; 0 where the target is missing.</param>
    /// <param name="totalWeight">The sum of the weights; where that is 0 the loss is 0.</param>
    /// <returns>One number, in nats.</returns>
    public static Tensor OfTwo(Tensor logits, Tensor targets, Tensor? weights, double totalWeight)
    {
        Tensor most = logits.Relu().Detach();
        Tensor logOfSum = ((-most).Exp() + (logits - most).Exp()).Log() + most;
        return Mean(logOfSum - (targets * logits), weights, totalWeight);
    }

    /// <summary>The weighted mean of log Σ e^z − z of the true class.</summary>
    /// <param name="logits">[rows×classes].</param>
    /// <param name="targets">1 for the true class, 0 for the others, [rows×classes].</param>
    /// <param name="weights">[rows×1], or null for all the same; 0 where the target is missing.</param>
    /// <param name="totalWeight">The sum of the weights; where that is 0 the loss is 0.</param>
    /// <returns>One number, in nats.</returns>
    public static Tensor OfMany(Tensor logits, Tensor targets, Tensor? weights, double totalWeight)
    {
        Tensor most = logits.Max(1).Detach();
        Tensor logOfSum = (logits - most).Exp().Sum(1).Log() + most;
        return Mean(logOfSum - (targets * logits).Sum(1), weights, totalWeight);
    }

    private static Tensor Mean(Tensor losses, Tensor? weights, double totalWeight)
    {
        Tensor weighted = weights is { } each ? losses * each : losses;
        return weighted.Sum() * (totalWeight > 0 ? 1 / totalWeight : 0);
    }
}
