namespace Equivariant.ML.Tensors;

/// <summary>Adam (Kingma and Ba 2015), or AdamW with <see cref="OptimizerOptions.DecoupledWeightDecay"/>.</summary>
public sealed record AdamOptions : OptimizerOptions
{
    /// <summary>The decay of the mean gradient, β₁, from 0 to below 1.</summary>
    /// <value>Default: 0.9.</value>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The decay of the mean squared gradient, β₂, from 0 to below 1.</summary>
    /// <value>Default: 0.999.</value>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>What is added to the root of the mean square, ε.</summary>
    /// <value>Default: 1e-8.</value>
    public double Epsilon { get; init; } = 1e-8;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Check(Beta1 is >= 0 and < 1, nameof(Beta1), Beta1, "0 to below 1");
        Check(Beta2 is >= 0 and < 1, nameof(Beta2), Beta2, "0 to below 1");
        Check(Epsilon > 0, nameof(Epsilon), Epsilon, "a positive number");
    }

    /// <inheritdoc/>
    public override Optimizer Create(ParameterSet parameters)
    {
        Validate();
        return new Adam(parameters, this);
    }
}
