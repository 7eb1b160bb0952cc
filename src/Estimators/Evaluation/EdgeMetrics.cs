namespace Equivariant.ML.Estimators;

/// <summary>How well the edges of graphs were told, over all ordered pairs of two different nodes of all graphs, an edge being told where its probability is above a half.</summary>
public sealed record EdgeMetrics
{
    /// <summary>The binary cross-entropy, in nats: summed over a graph's pairs, the mean of all graphs.</summary>
    public required double CrossEntropy { get; init; }

    /// <summary>Which part of all pairs is told wrongly, 0 to 1.</summary>
    public required double ErrorRate { get; init; }

    /// <summary>The harmonic mean of precision and recall of edges, all graphs' pairs pooled; 0 where no edge is told rightly.</summary>
    public required double F1Score { get; init; }

    /// <summary>How many graphs were judged.</summary>
    public required long GraphCount { get; init; }

    /// <summary>How many ordered pairs they have.</summary>
    public required long PairCount { get; init; }
}
