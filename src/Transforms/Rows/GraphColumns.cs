using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The schema of a transform that makes a column of one of graphs: checked, and with the new column.</summary>
internal sealed record GraphColumns
{
    private readonly InputColumn source;

    public GraphColumns(string outputColumnName, string? inputColumnName, DataViewType outputType, IReadOnlyList<string>? slotNames = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        Output = outputColumnName;
        Added = new DataViewSchema.DetachedColumn(outputColumnName, outputType, SlotNames.Annotate(slotNames ?? []));
        Input = inputColumnName ?? outputColumnName;
        ArgumentException.ThrowIfNullOrEmpty(Input, nameof(inputColumnName));
        source = new InputColumn(Input, InputKind.Graph);
    }

    public string Output { get; }

    public string Input { get; }

    /// <summary>The new column.</summary>
    public DataViewSchema.DetachedColumn Added { get; }

    /// <summary>The schema with the new column behind, which hides one of its name.</summary>
    public DataViewSchema Add(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        _ = Find(inputSchema);
        return AddedColumns.Add(inputSchema, Added);
    }

    /// <summary>The shape with the new column.</summary>
    public SchemaShape Add(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        _ = source.Find(inputSchema);
        return AddedColumns.Add(inputSchema, Added);
    }

    /// <summary>The column to read.</summary>
    public DataViewSchema.Column Find(DataViewSchema inputSchema) => source.Find(inputSchema);
}
