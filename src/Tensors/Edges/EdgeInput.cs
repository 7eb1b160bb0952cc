namespace Equivariant.ML.Tensors;

/// <summary>A tensor that an <see cref="EdgeProgram"/> reads.</summary>
/// <param name="Index">Its place among the program's inputs.</param>
public readonly record struct EdgeInput(int Index);
