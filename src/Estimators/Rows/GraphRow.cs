using System.Globalization;
using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>What a row is about: a graph, a node of it, or two. Many rows may share one graph, which is then computed once.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="First">The node, or a pair's first; 0 where a row is a graph.</param>
/// <param name="Second">A pair's second node; else 0.</param>
internal readonly record struct GraphRow(Graph Graph, int First = 0, int Second = 0)
{
    /// <summary>How messages begin: with the row, where there is one.</summary>
    internal static string Named(long? row) =>
        row is { } number ? string.Create(CultureInfo.InvariantCulture, $"Row {number}: the") : "The";
}
