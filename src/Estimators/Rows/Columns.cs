using Equivariant.ML.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>Finds columns and says what is wrong with them, in ML.NET's words.</summary>
internal static class Columns
{
    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or of another type.</exception>
    internal static DataViewSchema.Column Require(DataViewSchema schema, string name, string role, DataViewType type)
    {
        if (schema.GetColumnOrNull(name) is not { } column)
        {
            throw new ArgumentOutOfRangeException(nameof(schema), Missing(name, role));
        }

        return column.Type.Equals(type) || (IsNumbers(column.Type) && IsNumbers(type))
            ? column
            : throw new ArgumentOutOfRangeException(nameof(schema), Mismatch(name, role, type, column.Type));
    }

    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or of another type.</exception>
    internal static void Require(SchemaShape shape, string name, string role, DataViewType type)
    {
        if (shape.Where(candidate => candidate.Name == name).Take(1).ToArray() is not [var column])
        {
            throw new ArgumentOutOfRangeException(nameof(shape), Missing(name, role));
        }

        bool vector = column.Kind != SchemaShape.Column.VectorKind.Scalar;
        DataViewType item = type is VectorDataViewType expected ? expected.ItemType : type;
        if (column.IsKey || vector != type is VectorDataViewType || !column.ItemType.Equals(item))
        {
            DataViewType found = vector && column.ItemType is PrimitiveDataViewType primitive ? new VectorDataViewType(primitive) : column.ItemType;
            throw new ArgumentOutOfRangeException(nameof(shape), Mismatch(name, role, type, found));
        }
    }

    /// <summary>A shape with a column added, in the place of one of the same name.</summary>
    internal static SchemaShape With(SchemaShape shape, string name, DataViewType type)
    {
        var added = new DataViewSchema.Builder();
        added.AddColumn(name, type);
        return new SchemaShape(shape.Where(column => column.Name != name).Concat((SchemaShape)Hidden.ShapeOf(added.ToSchema())));
    }

    /// <exception cref="ArgumentOutOfRangeException">The column was not asked for when the row or cursor was made.</exception>
    internal static void RequireActive(DataViewRow row, DataViewSchema.Column column)
    {
        if (!row.IsColumnActive(column))
        {
            throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' was not among those asked for when the rows were opened.");
        }
    }

    /// <exception cref="InvalidOperationException">The column holds another type of value.</exception>
    internal static ValueGetter<TValue> Cast<TValue>(Delegate getter, DataViewSchema.Column column) =>
        getter as ValueGetter<TValue>
        ?? throw new InvalidOperationException($"Column '{column.Name}' holds {column.Type.RawType}, not {typeof(TValue)}.");

    private static bool IsNumbers(DataViewType type) => type is VectorDataViewType vector && vector.ItemType.Equals(NumberDataViewType.Single);

    private static string Missing(string name, string role) => $"Could not find {role} column '{name}'";

    private static string Mismatch(string name, string role, DataViewType expected, DataViewType found) =>
        $"Schema mismatch for {role} column '{name}': expected {expected}, got {found}";
}
