namespace Equivariant.ML.Interop;

/// <summary>What a saved transformer is, by the name and version that its model file carries.</summary>
/// <param name="Name">The name, unique among all transformers, and never changed: "GraphRegression".</param>
/// <param name="Version">The version that is written, from 1.</param>
/// <param name="OldestReadable">The oldest version that can still be read.</param>
public sealed record ModelKind(string Name, int Version, int OldestReadable = 1);
