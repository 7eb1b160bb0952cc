using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>What a forward pass happens in.</summary>
/// <param name="Scope">The lifetime of what is computed.</param>
/// <param name="Training">The step of training that the pass is part of; null for a prediction, where nothing is random.</param>
public readonly record struct Context(Scope Scope, TrainingPass? Training = null)
{
    /// <summary>Who is told how nodes attend to each other; null, the default, where nobody asks.</summary>
    public AttentionObserver? Attention { get; init; }

    /// <summary>In training, adds a number to what is made small, beside the loss of the predictions; in a prediction does nothing.</summary>
    /// <param name="loss">One number, already weighted.</param>
    /// <exception cref="ArgumentException">It is not one number.</exception>
    public void AddLoss(Tensor loss) => Training?.Add(loss);

    /// <summary>In training, each number over 1 − p or, with probability p, 0 (Srivastava et al. 2014); in a prediction the numbers as they are.</summary>
    /// <param name="x">Any tensor.</param>
    /// <param name="probability">That of a number becoming 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to below 1.</exception>
    public Tensor Dropout(Tensor x, double probability) =>
        Training is { } pass && probability != 0 ? Scope.Use(x).Dropout(probability, pass.NextKey()) : x;

    /// <summary>Numbers drawn from a normal distribution of mean 0 and variance 1, others in each step of training; in a prediction there are none.</summary>
    /// <param name="shape">How many.</param>
    internal Tensor? Noise(in Shape shape) => Training is { } pass ? Scope.Constant(new SeededRandom(pass.NextKey()).NextNormals(shape.Length), shape) : null;
}
