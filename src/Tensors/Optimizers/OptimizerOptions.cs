namespace Equivariant.ML.Tensors;

/// <summary>What an optimizer is to be like: <see cref="AdamOptions"/> or <see cref="SgdOptions"/>.</summary>
public abstract record OptimizerOptions
{
    /// <summary>The learning rate before its schedule.</summary>
    /// <value>Default: 0.001.</value>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>How strongly weights are drawn to zero.</summary>
    /// <value>Default: 0.</value>
    public double WeightDecay { get; init; }

    /// <summary>
    /// How strongly weights of some paths are drawn to zero, in place of <see cref="WeightDecay"/>; of several that name a parameter, the first counts:
    /// <c>WeightDecays = [new("network/layer0", 5e-4)]</c> is for the first layer alone.
    /// </summary>
    /// <value>Default: none.</value>
    public ValueList<ParameterDecay> WeightDecays { get; init; } = [];

    /// <summary>
    /// Whether the decay acts on the weights beside the step (AdamW; Loshchilov and Hutter 2019) instead of being added to the gradient (L2).
    /// </summary>
    /// <value>Default: false.</value>
    public bool DecoupledWeightDecay { get; init; }

    /// <summary>Creates the optimizer of a network's parameters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ArgumentException">One of the paths of <see cref="WeightDecays"/> is no parameter's.</exception>
    public abstract Optimizer Create(ParameterSet parameters);

    /// <summary>Checks every option against its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public virtual void Validate()
    {
        Check(LearningRate > 0 && double.IsFinite(LearningRate), nameof(LearningRate), LearningRate, "a positive number");
        Check(WeightDecay >= 0 && double.IsFinite(WeightDecay), nameof(WeightDecay), WeightDecay, "zero or a positive number");
        ArgumentNullException.ThrowIfNull(WeightDecays);
        foreach (ParameterDecay given in WeightDecays)
        {
            ArgumentNullException.ThrowIfNull(given);
            ArgumentException.ThrowIfNullOrEmpty(given.Path, $"{nameof(WeightDecays)}.{nameof(given.Path)}");
            Check(given.Decay >= 0 && double.IsFinite(given.Decay), $"{nameof(WeightDecays)} of '{given.Path}'", given.Decay, "zero or a positive number");
        }
    }

    private protected static void Check(bool holds, string name, double value, string expected)
    {
        if (!holds)
        {
            string found = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {found}; expected {expected}.");
        }
    }
}
