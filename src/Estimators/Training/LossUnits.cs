using Equivariant.ML.Networks;

namespace Equivariant.ML.Estimators;

/// <summary>What a loss of scaled targets is in labels' units.</summary>
internal static class LossUnits
{
    /// <summary>What the loss is multiplied by where a label is a deviation times a target. (Huber's bend is at one deviation.)</summary>
    internal static double ToUnits(this Loss loss, double deviation) => loss == Loss.MeanAbsoluteError ? deviation : deviation * deviation;
}
