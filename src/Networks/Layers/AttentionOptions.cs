namespace Equivariant.ML.Networks;

/// <summary>How nodes attend to each other, in layers of attention.</summary>
public sealed record AttentionOptions
{
    /// <summary>How many heads attend beside each other, each with weights of its own.</summary>
    /// <value>Default: 1.</value>
    public int Heads { get; init; } = 1;

    /// <summary>Whether nodes get the mean of what heads give, of one head's width, in place of one after the other.</summary>
    /// <value>Default: false.</value>
    public bool Average { get; init; }

    /// <summary>The probability, from 0 to below 1, with which training drops each weight that a node gives to another.</summary>
    /// <value>Default: 0.</value>
    public double Dropout { get; init; }

    /// <summary>The width of the nodes that heads of a width give together.</summary>
    internal int OutputWidth(int width) => Average ? width : checked(Heads * width);
}
