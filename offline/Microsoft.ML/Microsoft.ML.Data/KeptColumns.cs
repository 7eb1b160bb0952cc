namespace Microsoft.ML.Data;

/// <summary>A view without the columns that cannot be kept.</summary>
internal static class KeptColumns
{
    public static IDataView Of(IDataView source)
    {
        int[] kept = [.. source.Schema.Where(column => ColumnStore.CanKeep(column.Type)).Select(column => column.Index)];
        return kept.Length == source.Schema.Count
            ? source
            : new MappedDataView(source, new Mapping(source.Schema, [.. kept.Select(i => MappedColumn.Through(source.Schema[i]))]));
    }
}
