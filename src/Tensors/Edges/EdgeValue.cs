namespace Equivariant.ML.Tensors;

/// <summary>What a step of an <see cref="EdgeProgram"/> computes: a row of numbers for each edge.</summary>
/// <param name="Step">The step.</param>
public readonly record struct EdgeValue(int Step);
