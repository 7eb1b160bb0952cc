using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// What is random in the steps of a training. It depends on the seed, the step, and how many choices the step made before: a training that goes on
/// after an interruption makes the same ones.
/// </summary>
public sealed class TrainingPass
{
    private readonly ulong seed;
    private ulong state;

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
    }

    /// <summary>What the step's next random choice is drawn from.</summary>
    internal ulong NextKey() => SeededRandom.SplitMix(ref state);
}
