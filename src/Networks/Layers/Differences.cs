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

    /// <summary>The same as steps of an edge program, which is given the positions and then their negatives.</summary>
    internal static (EdgeValue Difference, EdgeValue Square) Write(EdgeProgramBuilder program)
    {
        EdgeValue difference = program.Ends(program.Input(), program.Input());
        return (difference, program.Dot(difference, difference));
    }

    internal static EdgeValue Write(this Differences differences, EdgeProgramBuilder program, EdgeValue difference, EdgeValue square) => differences switch
    {
        Differences.Plain => difference,
        Differences.Soft => Over(program, difference, program.Map(Unary.Sqrt, square), 1),
        Differences.Unit => Over(program, difference, program.Detach(program.Map(Unary.Sqrt, square)), 1e-8),
        _ => throw new ArgumentOutOfRangeException(nameof(differences), differences, $"There is no difference {differences}."),
    };

    private static EdgeValue Over(EdgeProgramBuilder program, EdgeValue difference, EdgeValue distance, double more) =>
        program.Scale(difference, program.Map(Unary.ReciprocalOrZero, program.Map(Unary.Affine, distance, 1, more)));
}
