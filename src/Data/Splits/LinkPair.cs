namespace Equivariant.ML.Data;

/// <summary>Two nodes, and whether an edge joins them: a row of link prediction.</summary>
/// <param name="Source">The first node.</param>
/// <param name="Target">The second node.</param>
/// <param name="Label">Whether there is an edge, from the first to the second where edges have directions.</param>
public readonly record struct LinkPair(int Source, int Target, bool Label);
