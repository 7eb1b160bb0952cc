using Equivariant.ML.Data;
using Microsoft.ML;

namespace Equivariant.ML.Estimators;

/// <summary>The columns that say what a row is about: every row has a graph; a row that is a node has its index, a row that is a pair has two.</summary>
/// <param name="Graph">The column of graphs.</param>
/// <param name="First">The column of a node's index, or of a pair's first; null where rows are graphs.</param>
/// <param name="Second">The column of a pair's second index; null where rows are no pairs.</param>
internal sealed record RowColumns(string Graph, string? First = null, string? Second = null)
{
    internal RowShape Shape => Second is not null ? RowShape.Pair : First is not null ? RowShape.Node : RowShape.Graph;

    /// <summary>The columns of node indices: none, one or two.</summary>
    internal IEnumerable<string> Nodes => new[] { First, Second }.OfType<string>();

    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or of another type.</exception>
    internal void Require(SchemaShape shape)
    {
        Columns.Require(shape, Graph, "graph", GraphDataViewType.Instance);
        foreach (string name in Nodes)
        {
            Columns.Require(shape, name, "node", NodeIndex.Accepts, NodeIndex.Expected);
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or of another type.</exception>
    internal Bound Find(DataViewSchema schema)
    {
        DataViewSchema.Column graph = Columns.Require(schema, Graph, "graph", GraphDataViewType.Instance);
        return new Bound(graph, [.. Nodes.Select(name => Columns.Require(schema, name, "node", NodeIndex.Accepts, NodeIndex.Expected))]);
    }

    /// <summary>The columns in a schema.</summary>
    /// <param name="Graph">The graph's.</param>
    /// <param name="Nodes">None, one or two.</param>
    internal sealed record Bound(DataViewSchema.Column Graph, DataViewSchema.Column[] Nodes)
    {
        internal DataViewSchema.Column[] All => [Graph, .. Nodes];

        /// <summary>Reads what the first rows are about.</summary>
        internal List<GraphRow> Read(IDataView data, int most = int.MaxValue)
        {
            using DataViewRowCursor cursor = data.GetRowCursor(All);
            Func<long, GraphRow> rowOf = Reader(cursor);
            var rows = new List<GraphRow>();
            while (rows.Count < most && cursor.MoveNext())
            {
                rows.Add(rowOf(rows.Count));
            }

            return rows;
        }

        /// <summary>Makes the reader of what a row is about; it is given the row's number, for messages.</summary>
        internal Func<long, GraphRow> Reader(DataViewRow row)
        {
            ValueGetter<Graph> graphOf = row.GetGetter<Graph>(Graph);
            Func<long>[] nodeOf = [.. Nodes.Select(column => NodeIndex.Reader(row, column))];
            Graph? graph = null;
            return position =>
            {
                graphOf(ref graph!);
                if (graph is null)
                {
                    throw new InvalidOperationException($"Row {position}: column '{Graph.Name}' holds no graph.");
                }

                int first = nodeOf.Length > 0 ? NodeIndex.Check(nodeOf[0](), graph.NodeCount, Nodes[0].Name, position) : 0;
                int second = nodeOf.Length > 1 ? NodeIndex.Check(nodeOf[1](), graph.NodeCount, Nodes[1].Name, position) : 0;
                return new GraphRow(graph, first, second);
            };
        }
    }
}
