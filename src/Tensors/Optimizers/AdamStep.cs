namespace Equivariant.ML.Tensors;

/// <summary>The constants of one step of Adam (Kingma and Ba 2015; decoupled decay: Loshchilov and Hutter 2019).</summary>
public readonly record struct AdamStep
{
    /// <summary>The learning rate.</summary>
    public required double Rate { get; init; }

    /// <summary>The decay of the mean gradient, β₁.</summary>
    public required double Beta1 { get; init; }

    /// <summary>The decay of the mean squared gradient, β₂.</summary>
    public required double Beta2 { get; init; }

    /// <summary>What is added to the root, ε.</summary>
    public required double Epsilon { get; init; }

    /// <summary>1 − β₁ᵗ at step t, which divides the mean gradient.</summary>
    public required double Correction1 { get; init; }

    /// <summary>1 − β₂ᵗ at step t, which divides the mean squared gradient.</summary>
    public required double Correction2 { get; init; }

    /// <summary>L2·x is added to the gradient.</summary>
    public required double L2 { get; init; }

    /// <summary>Rate·Decay·x is subtracted beside the step (AdamW).</summary>
    public required double Decay { get; init; }
}
