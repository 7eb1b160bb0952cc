using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Each input times the gradient of one predicted number with respect to it (Simonyan et al. 2014; Shrikumar et al. 2017): to first order, what the input being what it
/// is, and not 0, adds to the number. Of a linear network all of them together are the number less its bias. The number is what the network itself gives: before
/// probabilities are made of it (a logit), in labels' units where labels are numbers.
/// </summary>
/// <remarks>
/// What a position contributes depends on where the origin is, though of a network that knows no place their sum does not; they are therefore not counted
/// among <see cref="Nodes"/>. <see cref="GraphRewriting.WithCenteredPositions"/> puts the origin in the middle.
/// </remarks>
public sealed record GradientTimesInput
{
    /// <summary>What each node contributes, [nodes]: the sum over its features and its type or, where nodes have neither, the 1 that stands for a node.</summary>
    public required IReadOnlyList<double> Nodes { get; init; }

    /// <summary>What each feature of each node contributes, row-major [nodes×features]; empty where nodes have none.</summary>
    public required IReadOnlyList<double> NodeFeatures { get; init; }

    /// <summary>What each feature contributes, [features]: the sum over all nodes.</summary>
    public required IReadOnlyList<double> Features { get; init; }

    /// <summary>What each edge contributes, [edges]: the sum over its features, weight and type. 0 where edges have none of them; how much then hangs on an edge,
    /// <see cref="PredictionExplainer.RemoveEdges"/> tells.</summary>
    public required IReadOnlyList<double> Edges { get; init; }

    /// <summary>What each feature of each edge contributes, row-major [edges×features]; empty where edges have none.</summary>
    public required IReadOnlyList<double> EdgeFeatures { get; init; }

    /// <summary>What each edge's weight contributes, [edges]; empty where edges have none.</summary>
    public required IReadOnlyList<double> EdgeWeights { get; init; }

    /// <summary>What each coordinate of each node contributes, row-major [nodes×dimension]; empty where nodes have no positions.</summary>
    public required IReadOnlyList<double> Positions { get; init; }

    /// <summary>What each coordinate of each velocity contributes, row-major [nodes×dimension]; empty where nodes have no velocities.</summary>
    public required IReadOnlyList<double> Velocities { get; init; }

    /// <summary>What all inputs contribute together.</summary>
    public double Sum => Nodes.Sum() + Edges.Sum() + Positions.Sum() + Velocities.Sum();
}
