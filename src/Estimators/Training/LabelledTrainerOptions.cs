using Equivariant.ML.Networks;

namespace Equivariant.ML.Estimators;

/// <summary>What trainers can be told that learn from a column of labels.</summary>
public abstract class LabelledTrainerOptions : GraphTrainerOptions
{
    private protected LabelledTrainerOptions(NetworkOptions network)
        : base(network)
    {
    }

    /// <summary>The column of what is to be predicted.</summary>
    /// <value>Default: "Label".</value>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>
    /// Whether labels may be missing (NaN, also some numbers of a vector; of a key, 0): what is missing is then neither learnt from nor judged by.
    /// Else it is an error.
    /// </summary>
    /// <value>Default: false.</value>
    public bool AllowMissingLabels { get; set; }

    internal override bool AllowsMissing => AllowMissingLabels;

    internal override void Validate()
    {
        base.Validate();
        ArgumentException.ThrowIfNullOrEmpty(LabelColumnName);
    }
}
