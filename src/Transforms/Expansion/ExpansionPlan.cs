using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Which columns rows of nodes have: all of the graph's row, then the node's index, then what is shared out.</summary>
internal sealed class ExpansionPlan
{
    private readonly InputColumn graph;
    private readonly string node;
    private readonly NodeValues[] values;
    private readonly InputColumn[] vectors;

    public ExpansionPlan(string graphColumnName, string nodeColumnName, IReadOnlyList<NodeValues> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(graphColumnName);
        ArgumentException.ThrowIfNullOrEmpty(nodeColumnName);
        graph = new InputColumn(graphColumnName, InputKind.Graph);
        node = nodeColumnName;
        this.values = [.. values];
        vectors = [.. values.Select(column => new InputColumn(column.InputColumnName, InputKind.Vector))];
        HashSet<string> names = [graphColumnName];
        foreach (string name in values.Select(column => column.OutputColumnName).Prepend(nodeColumnName))
        {
            if (!names.Add(name))
            {
                throw new ArgumentException($"ExpandNodes would make column '{name}' twice, or hide the graphs in it; expected another name.");
            }
        }
    }

    public IReadOnlyList<NodeValues> Values => values;

    /// <summary>The column of graphs.</summary>
    public DataViewSchema.Column Graph(DataViewSchema inputSchema) => graph.Find(inputSchema);

    /// <summary>The column that is shared out.</summary>
    /// <param name="inputSchema">The schema of the graph's rows.</param>
    /// <param name="index">Which of <see cref="Values"/>.</param>
    public DataViewSchema.Column Vector(DataViewSchema inputSchema, int index) => vectors[index].Find(inputSchema);

    /// <summary>The schema with the new columns behind, which hide those of their names.</summary>
    public DataViewSchema Add(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        _ = Graph(inputSchema);
        return AddedColumns.Add(inputSchema, values
            .Select((column, i) => SharedColumn.Of(column, Vector(inputSchema, i)))
            .Prepend(new DataViewSchema.DetachedColumn(node, NumberDataViewType.Int32)));
    }

    /// <summary>The shape with the new columns.</summary>
    public SchemaShape Add(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        _ = graph.Find(inputSchema);
        return AddedColumns.Add(inputSchema, values
            .Select((column, i) => SharedColumn.Of(column, vectors[i].Find(inputSchema)))
            .Prepend(new DataViewSchema.DetachedColumn(node, NumberDataViewType.Int32)));
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(graph.Name);
        writer.Write(node);
        writer.Write(values.Length);
        foreach (NodeValues column in values)
        {
            writer.Write(column.OutputColumnName);
            writer.Write(column.InputColumnName);
            writer.Write(column.Width ?? 0);
            writer.Write(column.IsScalar);
        }
    }

    public static ExpansionPlan Read(BinaryReader reader)
    {
        string graph = reader.ReadString();
        string node = reader.ReadString();
        int count = reader.ReadInt32();
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var values = new List<NodeValues>();
        for (int i = 0; i < count; i++)
        {
            string output = reader.ReadString();
            string input = reader.ReadString();
            int width = reader.ReadInt32();
            values.Add(new NodeValues(output, input, width == 0 ? null : width, reader.ReadBoolean()));
        }

        return new ExpansionPlan(graph, node, values);
    }
}
