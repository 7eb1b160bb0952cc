namespace Equivariant.ML.Tensors;

/// <summary>
/// Which elements a dropout keeps: those whose hash reaches a threshold. The hash is whole-number arithmetic of 32 bits on the element's place,
/// between two halves of a key, so that every engine and every width of registers keeps the same ones.
/// </summary>
public readonly record struct DropoutMask
{
    /// <summary>The odd factors of the two rounds, chosen by search for the least bias (Wellons 2018, hash prospector, "lowbias32").</summary>
    internal const uint First = 0x7FEB352D, Second = 0x846CA68B;

    /// <summary>How far the hash is shifted before, between and after the rounds.</summary>
    internal const int Before = 16, Between = 15, After = 16;

    private const double TwoTo32 = 4294967296;

    /// <summary>The mask of a probability and a key.</summary>
    /// <param name="probability">That of an element being dropped, from 0 to below 1.</param>
    /// <param name="key">What the choice is drawn from.</param>
    public DropoutMask(double probability, ulong key)
    {
        // Neighbouring keys are to have nothing in common.
        key = SeededRandom.SplitMix(ref key);
        Probability = probability;
        Low = (uint)key;
        High = (uint)(key >> 32);
        Threshold = (uint)Math.Min(Math.Round(probability * TwoTo32), uint.MaxValue);
    }

    /// <summary>The probability of an element being dropped.</summary>
    public double Probability { get; }

    /// <summary>What kept elements are multiplied by: 1/(1 − p).</summary>
    public double Scale => 1 / (1 - Probability);

    /// <summary>The key's low half, which the place is joined with.</summary>
    internal uint Low { get; }

    /// <summary>The key's high half, which the hash is joined with between the rounds.</summary>
    internal uint High { get; }

    /// <summary>The least hash that is kept.</summary>
    internal uint Threshold { get; }

    /// <summary>Whether the element at a place is kept.</summary>
    public bool Keeps(int place)
    {
        uint hash = (uint)place ^ Low;
        hash = (hash ^ (hash >> Before)) * First;
        hash = (hash ^ (hash >> Between) ^ High) * Second;
        hash ^= hash >> After;
        return hash >= Threshold;
    }
}
