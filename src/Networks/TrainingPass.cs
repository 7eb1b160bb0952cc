using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// What is random in the steps of a training, and what layers add to its loss. What is random depends on the seed, the step, and how many choices the step made before: a
/// training that goes on after an interruption makes the same ones.
/// </summary>
public sealed class TrainingPass
{
    private readonly ulong seed;
    private ulong state;
    private Tensor? losses;

    /// <summary>What is random in the steps of a training; its first step, 0, has begun.</summary>
    /// <param name="seed">What all is drawn from.</param>
    public TrainingPass(ulong seed)
    {
        this.seed = seed;
        Begin(0);
    }

    /// <summary>Begins a forward pass.</summary>
    /// <param name="step">Which step of the training it is part of.</param>
    public void Begin(long step)
    {
        // Each step's keys start at a place of their own, hashed from the seed and the step.
        state = seed;
        state = SeededRandom.SplitMix(ref state) ^ (ulong)step;
        state = SeededRandom.SplitMix(ref state);
        losses = null;
    }

    /// <summary>The sum of what layers added to the loss since the step began or this was last asked; null where none did.</summary>
    public Tensor? TakeLosses()
    {
        Tensor? sum = losses;
        losses = null;
        return sum;
    }

    internal void Add(Tensor loss)
    {
        if (loss.Shape.Length != 1)
        {
            throw new ArgumentException($"What is added to a loss is one number; got a tensor {loss.Shape}.", nameof(loss));
        }

        losses = losses is { } others ? others + loss.Reshape(others.Shape) : loss;
    }

    /// <summary>What the step's next random choice is drawn from.</summary>
    internal ulong NextKey() => SeededRandom.SplitMix(ref state);
}
