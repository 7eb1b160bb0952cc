using Equivariant.ML.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>Finds columns and says what is wrong with them, in ML.NET's words.</summary>
internal static class Columns
{
    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or of another type.</exception>
    internal static DataViewSchema.Column Require(DataViewSchema schema, string name, string role, DataViewType type) =>
        Require(schema, name, role, found => found.Equals(type), type.ToString()!);

    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or of another type.</exception>
    internal static DataViewSchema.Column Require(DataViewSchema schema, string name, string role, Func<DataViewType, bool> accepts, string expected)
    {
        if (schema.GetColumnOrNull(name) is not { } column)
        {
            throw new ArgumentOutOfRangeException(nameof(schema), Missing(name, role));
        }

        return accepts(column.Type)
            ? column
            : throw new ArgumentOutOfRangeException(nameof(schema), Mismatch(name, role, expected, column.Type.ToString()!));
    }

    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or of another type.</exception>
    internal static SchemaShape.Column Require(SchemaShape shape, string name, string role, DataViewType type) =>
        Require(shape, name, role, column => column.Kind == SchemaShape.Column.VectorKind.Scalar && !column.IsKey && column.ItemType.Equals(type), type.ToString()!);

    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or of another type.</exception>
    internal static SchemaShape.Column Require(SchemaShape shape, string name, string role, Func<SchemaShape.Column, bool> accepts, string expected)
    {
        if (shape.Where(candidate => candidate.Name == name).Take(1).ToArray() is not [var column])
        {
            throw new ArgumentOutOfRangeException(nameof(shape), Missing(name, role));
        }

        return accepts(column) ? column : throw new ArgumentOutOfRangeException(nameof(shape), Mismatch(name, role, expected, Named(column)));
    }

    /// <summary>A shape with the columns of a model added, each in the place of one of the same name.</summary>
    internal static SchemaShape With(SchemaShape shape, IReadOnlyCollection<ScoreColumn> scores)
    {
        var added = new DataViewSchema.Builder();
        foreach (ScoreColumn score in scores)
        {
            added.AddColumn(score.Name, score.Type, score.Annotations);
        }

        return new SchemaShape(
            shape.Where(column => scores.All(score => score.Name != column.Name)).Concat((SchemaShape)Hidden.ShapeOf(added.ToSchema())));
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

    private static string Named(SchemaShape.Column column)
    {
        string item = column.IsKey ? $"Key<{column.ItemType}>" : column.ItemType.ToString()!;
        return column.Kind == SchemaShape.Column.VectorKind.Scalar ? item : $"Vector<{item}>";
    }

    private static string Missing(string name, string role) => $"Could not find {role} column '{name}'";

    private static string Mismatch(string name, string role, string expected, string found) =>
        $"Schema mismatch for {role} column '{name}': expected {expected}, got {found}";
}
