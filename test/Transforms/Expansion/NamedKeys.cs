using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>A view that tells what the keys in a column of vectors stand for.</summary>
internal sealed class NamedKeys(IDataView input, string column, string[] names) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema { get; } = Named(input.Schema, column, names);

    public long? GetRowCount() => input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(input.GetRowCursor(columnsNeeded.Select(needed => input.Schema[needed.Index])), Schema);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private static DataViewSchema Named(DataViewSchema schema, string column, string[] names)
    {
        ReadOnlyMemory<char>[] values = [.. names.Select(name => name.AsMemory())];
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add<VBuffer<ReadOnlyMemory<char>>>(
            "KeyValues",
            new VectorDataViewType(TextDataViewType.Instance, values.Length),
            (ref VBuffer<ReadOnlyMemory<char>> value) => value = new VBuffer<ReadOnlyMemory<char>>(values.Length, values));
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(schema.Select(kept => new DataViewSchema.DetachedColumn(
            kept.Name, kept.Type, kept.Name == column ? annotations.ToAnnotations() : kept.Annotations)));
        return builder.ToSchema();
    }

    private sealed class Cursor(DataViewRowCursor input, DataViewSchema schema) : DataViewRowCursor
    {
        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override DataViewSchema Schema => schema;

        public override bool MoveNext() => input.MoveNext();

        public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(input.Schema[column.Index]);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => input.GetGetter<TValue>(input.Schema[column.Index]);

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();
    }
}
