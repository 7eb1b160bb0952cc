namespace Equivariant.ML.Tensors;

/// <summary>A program with what it runs on, whose shapes fit.</summary>
/// <param name="program">What is computed.</param>
/// <param name="edges">The edges, in the order of their targets.</param>
/// <param name="operands">The program's inputs.</param>
/// <param name="widths">How wide each step's values are.</param>
/// <param name="kept">Room for the values that steps keep, step after step, each [edges×width]; empty where no backward pass will come.</param>
internal readonly ref struct EdgeCall(
    EdgeProgram program, EdgePairs edges, ReadOnlySpan<TensorNode> operands, ReadOnlySpan<int> widths, ReadOnlySpan<TensorNode> kept)
{
    internal EdgeProgram Program { get; } = program;

    internal EdgePairs Edges { get; } = edges;

    internal ReadOnlySpan<TensorNode> Operands { get; } = operands;

    internal ReadOnlySpan<int> Widths { get; } = widths;

    internal ReadOnlySpan<TensorNode> Kept { get; } = kept;
}
