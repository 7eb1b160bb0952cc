namespace Microsoft.ML.Data;

public static class SchemaAnnotationsExtensions
{
    public static bool HasSlotNames(this DataViewSchema.Column column) =>
        column.Type is VectorDataViewType { Size: > 0 and var size } && column.HasNames("SlotNames", (ulong)size, TextDataViewType.Instance);

    public static void GetSlotNames(this DataViewSchema.Column column, ref VBuffer<ReadOnlyMemory<char>> slotNames) =>
        column.Annotations.GetValue("SlotNames", ref slotNames);

    public static bool HasKeyValues(this DataViewSchema.Column column, PrimitiveDataViewType keyValueItemType = null) =>
        Getters.ItemOf(column.Type) is KeyDataViewType key && column.HasNames("KeyValues", key.Count, keyValueItemType ?? TextDataViewType.Instance);

    public static void GetKeyValues<TValue>(this DataViewSchema.Column column, ref VBuffer<TValue> keyValues) =>
        column.Annotations.GetValue("KeyValues", ref keyValues);

    private static bool HasNames(this DataViewSchema.Column column, string kind, ulong count, PrimitiveDataViewType itemType) =>
        column.Annotations.Schema.GetColumnOrNull(kind)?.Type is VectorDataViewType names && (ulong)names.Size == count && itemType.Equals(names.ItemType);
}
