namespace Equivariant.ML.Data;

/// <summary>How a graph's edges are split.</summary>
public sealed record LinkSplitOptions
{
    /// <summary>The fraction of edges to judge epochs by, 0 or more.</summary>
    /// <value>Default: 0.05.</value>
    public double ValidationFraction { get; init; } = 0.05;

    /// <summary>The fraction of edges to report on, 0 or more; with <see cref="ValidationFraction"/> below 1.</summary>
    /// <value>Default: 0.1.</value>
    public double TestFraction { get; init; } = 0.1;

    /// <summary>How many pairs without an edge go with each edge.</summary>
    /// <value>Default: 1.</value>
    public double NegativesPerEdge { get; init; } = 1;

    /// <summary>Whether edges have directions: then (a, b) and (b, a) are two. Otherwise the graph has each edge both ways, and both go to the same part.</summary>
    /// <value>Default: false.</value>
    public bool Directed { get; init; }

    /// <summary>What is random is drawn from it.</summary>
    /// <value>Default: 0.</value>
    public long Seed { get; init; }

    internal void Validate()
    {
        OptionChecks.That(ValidationFraction is >= 0 and < 1, nameof(ValidationFraction), ValidationFraction, "0 to below 1");
        OptionChecks.That(TestFraction is >= 0 and < 1, nameof(TestFraction), TestFraction, "0 to below 1");
        OptionChecks.That(ValidationFraction + TestFraction < 1, nameof(TestFraction), TestFraction, $"less than 1 with {nameof(ValidationFraction)}, which is {ValidationFraction}");
        OptionChecks.That(double.IsFinite(NegativesPerEdge) && NegativesPerEdge >= 0, nameof(NegativesPerEdge), NegativesPerEdge, "0 or more");
    }
}
