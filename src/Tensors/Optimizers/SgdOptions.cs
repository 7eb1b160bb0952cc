namespace Equivariant.ML.Tensors;

/// <summary>Stochastic gradient descent, with momentum if wanted (Polyak 1964).</summary>
public sealed record SgdOptions : OptimizerOptions
{
    /// <summary>How much of the last step is kept in the next, from 0 to below 1.</summary>
    /// <value>Default: 0.</value>
    public double Momentum { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Check(Momentum is >= 0 and < 1, nameof(Momentum), Momentum, "0 to below 1");
    }

    /// <inheritdoc/>
    public override Optimizer Create(ParameterSet parameters)
    {
        Validate();
        return new Sgd(parameters, this);
    }
}
