using Equivariant.ML.Data;
using Equivariant.ML.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The schema of a transform that makes one graph column of another: checked, and with the new column.</summary>
internal sealed record GraphColumns
{
    public GraphColumns(string outputColumnName, string? inputColumnName)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        Output = outputColumnName;
        Input = inputColumnName ?? outputColumnName;
        ArgumentException.ThrowIfNullOrEmpty(Input, nameof(inputColumnName));
    }

    public string Output { get; }

    public string Input { get; }

    /// <summary>The schema with the new column behind, which hides one of its name.</summary>
    public DataViewSchema Add(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        _ = Find(inputSchema);
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema);
        builder.AddColumn(Output, GraphDataViewType.Instance);
        return builder.ToSchema();
    }

    /// <summary>The shape with the new column.</summary>
    public SchemaShape Add(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        SchemaShape.Column column = inputSchema.FirstOrDefault(column => column.Name == Input);
        Check(nameof(inputSchema), column.Name is not null, column.ItemType, column.Kind == SchemaShape.Column.VectorKind.Scalar);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(Output, GraphDataViewType.Instance);
        var added = (SchemaShape)Hidden.ShapeOf(builder.ToSchema());
        return new SchemaShape(inputSchema.Where(kept => kept.Name != Output).Concat(added));
    }

    /// <summary>The column to read.</summary>
    public DataViewSchema.Column Find(DataViewSchema inputSchema)
    {
        DataViewSchema.Column? column = inputSchema.GetColumnOrNull(Input);
        Check(nameof(inputSchema), column is not null, column?.Type, isScalar: true);
        return column!.Value;
    }

    private void Check(string parameter, bool found, DataViewType? type, bool isScalar)
    {
        if (!found)
        {
            throw new ArgumentOutOfRangeException(parameter, $"Could not find input column '{Input}'; expected a column of type {GraphDataViewType.Instance}.");
        }

        if (!isScalar || !GraphDataViewType.Instance.Equals(type))
        {
            throw new ArgumentOutOfRangeException(
                parameter, $"Schema mismatch for input column '{Input}': expected {GraphDataViewType.Instance}, got {(isScalar ? "" : "a vector of ")}{type}.");
        }
    }
}
