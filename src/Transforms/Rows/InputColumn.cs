using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>A column that a transform reads, checked in schemas and in the shapes of schemas alike.</summary>
internal sealed record InputColumn(string Name, InputKind Kind)
{
    /// <summary>The column to read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is missing or of another type.</exception>
    public DataViewSchema.Column Find(DataViewSchema inputSchema)
    {
        DataViewSchema.Column column = inputSchema.GetColumnOrNull(Name) ?? throw Missing(nameof(inputSchema));
        var vector = column.Type as VectorDataViewType;
        return Accepts(vector is not null, vector?.ItemType ?? column.Type) ? column : throw Mismatch(nameof(inputSchema), $"{column.Type}");
    }

    /// <summary>The shape of the column to read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is missing or of another type.</exception>
    public SchemaShape.Column Find(SchemaShape inputSchema)
    {
        SchemaShape.Column column = inputSchema.FirstOrDefault(column => column.Name == Name);
        if (column.Name is null)
        {
            throw Missing(nameof(inputSchema));
        }

        // A shape tells a key by a flag beside the type of its number.
        bool isVector = column.Kind != SchemaShape.Column.VectorKind.Scalar;
        DataViewType item = column.IsKey ? new KeyDataViewType(column.ItemType.RawType, 1) : column.ItemType;
        string name = column.IsKey ? $"Key<{column.ItemType}>" : $"{column.ItemType}";
        return Accepts(isVector, item) ? column : throw Mismatch(nameof(inputSchema), isVector ? $"Vector<{name}>" : name);
    }

    private bool Accepts(bool isVector, DataViewType item) => isVector == Kind.IsVector && Kind.AcceptsItem(item);

    private ArgumentOutOfRangeException Missing(string parameter) =>
        new(parameter, $"Could not find input column '{Name}'; expected {Kind.Expected}.");

    private ArgumentOutOfRangeException Mismatch(string parameter, string found) =>
        new(parameter, $"Schema mismatch for input column '{Name}': expected {Kind.Expected}, got {found}");
}
