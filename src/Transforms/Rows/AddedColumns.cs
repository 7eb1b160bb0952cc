using Equivariant.ML.Interop;
using Microsoft.ML;

namespace Equivariant.ML.Transforms;

/// <summary>Schemas and shapes with columns added behind the others; each hides one of its name.</summary>
internal static class AddedColumns
{
    public static DataViewSchema Add(DataViewSchema schema, params IEnumerable<DataViewSchema.DetachedColumn> columns)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(schema);
        builder.AddColumns(columns);
        return builder.ToSchema();
    }

    public static SchemaShape Add(SchemaShape shape, params IEnumerable<DataViewSchema.DetachedColumn> columns)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(columns);
        var added = (SchemaShape)Hidden.ShapeOf(builder.ToSchema());
        HashSet<string> names = [.. added.Select(column => column.Name)];
        return new SchemaShape(shape.Where(kept => !names.Contains(kept.Name)).Concat(added));
    }
}
