using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>
/// What a network computed of the graphs of the last rows. Rows that share a graph, and rows that follow with the same one, find it here: a graph is computed
/// once, however many rows it has. It belongs to one cursor or one prediction engine.
/// </summary>
internal sealed class GraphEncodings
{
    private readonly List<int> unknown = [];
    private Dictionary<Graph, float[]?> known = new(ReferenceEqualityComparer.Instance);
    private Dictionary<Graph, float[]?> before = new(ReferenceEqualityComparer.Instance);

    internal float[] this[Graph graph] => known[graph]!;

    /// <summary>Whether a graph need not be computed.</summary>
    internal bool Has(Graph graph) => known.ContainsKey(graph);

    /// <summary>Begins with the next rows: keeps what is known of their graphs and forgets the rest.</summary>
    /// <returns>The rows that are the first of a graph that is not known yet, until rows begin again.</returns>
    internal List<int> Begin(ReadOnlySpan<GraphRow> rows)
    {
        (known, before) = (before, known);
        known.Clear();
        unknown.Clear();
        for (int i = 0; i < rows.Length; i++)
        {
            Graph graph = rows[i].Graph;
            if (known.TryAdd(graph, null))
            {
                if (before.TryGetValue(graph, out float[]? encoding) && encoding is not null)
                {
                    known[graph] = encoding;
                }
                else
                {
                    unknown.Add(i);
                }
            }
        }

        return unknown;
    }

    internal void Add(Graph graph, float[] encoding) => known[graph] = encoding;
}
