using Equivariant.ML.Networks;

namespace Equivariant.ML.Estimators;

/// <summary>What trainers that predict quantities can be told.</summary>
public abstract class QuantityTrainerOptions : LabelledTrainerOptions
{
    private protected QuantityTrainerOptions(NetworkOptions network)
        : base(network)
    {
    }

    /// <summary>What training makes small.</summary>
    /// <value>Default: the mean squared error.</value>
    public Loss Loss { get; set; } = Loss.MeanSquaredError;

    internal override void Validate()
    {
        base.Validate();
        CheckDefined(Loss, nameof(Loss));
    }
}
