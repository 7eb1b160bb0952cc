using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>In which length the difference of two positions enters a step.</summary>
public enum Differences
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>Over √d² + 1: below 1 however far apart the two are. The gradient flows through the norm.</summary>
    Soft,

    /// <summary>Over √d² + 1e-8, with no gradient through the norm: of length 1, but for two nodes at one point.</summary>
    Unit,
}

internal static class Distances
{
    /// <summary>Target's position minus source's, [edges×dimension], and its squared length, [edges×1].</summary>
    internal static (Tensor Difference, Tensor Square) Between(GraphBatch graph, Tensor positions)
    {
        Tensor difference = positions.GatherSum(graph.Targets, -positions, graph.Sources);
        return (difference, difference.Square().Sum(1));
    }

    internal static Tensor Scale(this Differences differences, Tensor difference, Tensor square) => differences switch
    {
        Differences.Plain => difference,
        Differences.Soft => difference / (square.Sqrt() + 1),
        Differences.Unit => difference / (square.Sqrt().Detach() + 1e-8),
        _ => throw new ArgumentOutOfRangeException(nameof(differences), differences, $"There is no difference {differences}."),
    };
}
