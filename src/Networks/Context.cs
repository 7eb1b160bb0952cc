using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>What a forward pass happens in.</summary>
/// <param name="Scope">The lifetime of what is computed.</param>
/// <param name="Training">The step of training that the pass is part of; null for a prediction, where nothing is random.</param>
public readonly record struct Context(Scope Scope, TrainingPass? Training = null)
{
    /// <summary>In training, each number over 1 − p or, with probability p, 0 (Srivastava et al. 2014); in a prediction the numbers as they are.</summary>
    /// <param name="x">Any tensor.</param>
    /// <param name="probability">That of a number becoming 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to below 1.</exception>
    public Tensor Dropout(Tensor x, double probability) =>
        Training is { } pass && probability != 0 ? Scope.Use(x).Dropout(probability, pass.NextKey()) : x;
}
