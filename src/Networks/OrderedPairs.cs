using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>Every ordered pair of nodes of a graph, of all graphs of a batch: by the first node, then by the second.</summary>
internal sealed class OrderedPairs
{
    /// <param name="graphs">Each node's graph.</param>
    /// <param name="withItself">Whether a node is a pair with itself, too.</param>
    /// <exception cref="ArgumentException">There are more pairs than an array holds.</exception>
    internal OrderedPairs(Grouping graphs, bool withItself)
    {
        long count = 0;
        for (int graph = 0; graph < graphs.GroupCount; graph++)
        {
            long nodes = graphs.Pointers[graph + 1] - graphs.Pointers[graph];
            count += nodes * (withItself ? nodes : nodes - 1);
        }

        if (count > Array.MaxLength)
        {
            throw new ArgumentException($"{count} pairs of nodes; expected at most {Array.MaxLength}.", nameof(graphs));
        }

        var first = new int[count];
        var second = new int[count];
        int end = 0;
        for (int node = 0; node < graphs.RowCount; node++)
        {
            int graph = graphs.Index[node];
            for (int place = graphs.Pointers[graph]; place < graphs.Pointers[graph + 1]; place++)
            {
                int other = graphs.Rows.IsEmpty ? place : graphs.Rows[place];
                if (withItself || other != node)
                {
                    (first[end], second[end]) = (node, other);
                    end++;
                }
            }
        }

        First = Grouping.Of(first, graphs.RowCount);
        Second = Grouping.Of(second, graphs.RowCount);
    }

    /// <summary>Each pair's first node.</summary>
    internal Grouping First { get; }

    /// <summary>Each pair's second node.</summary>
    internal Grouping Second { get; }
}
