namespace Equivariant.ML.Data;

/// <summary>Two nodes of a drawing and the edges between them, in either direction, which are one line.</summary>
/// <param name="First">One node.</param>
/// <param name="Second">The other, or the same.</param>
/// <param name="Edges">The edges' places.</param>
internal sealed record JoinedPair(int First, int Second, List<int> Edges)
{
    /// <summary>Each pair once, in the order of their first edges.</summary>
    public static IEnumerable<JoinedPair> Of(Graph graph)
    {
        var pairs = new Dictionary<(int, int), JoinedPair>();
        var order = new List<JoinedPair>();
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            (int first, int second) = (Math.Min(graph.Sources[edge], graph.Targets[edge]), Math.Max(graph.Sources[edge], graph.Targets[edge]));
            if (!pairs.TryGetValue((first, second), out JoinedPair? pair))
            {
                pairs.Add((first, second), pair = new JoinedPair(first, second, []));
                order.Add(pair);
            }

            pair.Edges.Add(edge);
        }

        return order;
    }
}
