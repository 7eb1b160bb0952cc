using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>What a forward pass happens in.</summary>
/// <param name="Scope">The lifetime of what is computed.</param>
public readonly record struct Context(Scope Scope);
