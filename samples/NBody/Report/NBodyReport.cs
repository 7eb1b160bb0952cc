namespace Equivariant.ML.NBody;

/// <summary>What the report tells: models in the order to show them, a few predicted systems, and how it was run.</summary>
internal sealed record NBodyReport
{
    /// <summary>The models, each with its curve and its errors.</summary>
    public required IReadOnlyList<ModelResult> Models { get; init; }

    /// <summary>The systems to draw, as predicted by one model.</summary>
    public required IReadOnlyList<PredictedSystem> Systems { get; init; }

    /// <summary>The model that predicted <see cref="Systems"/>.</summary>
    public required string Predictor { get; init; }

    /// <summary>What one forward pass is, such as "100 systems".</summary>
    public required string Forward { get; init; }

    /// <summary>How it was run, such as ("Training systems", "3,000").</summary>
    public required IReadOnlyList<(string Name, string Value)> Settings { get; init; }
}
