namespace Microsoft.ML.Data;

/// <summary>Values of one column, kept for rows that are gone.</summary>
internal abstract class ColumnStore
{
    /// <summary>Keeps the current row's value in a slot.</summary>
    public abstract void Keep(int slot);

    public abstract Delegate GetterOf(Func<int> slot);

    public static ColumnStore Of(DataViewRow row, DataViewSchema.Column column) => column.Type is VectorDataViewType vector
        ? (ColumnStore)Getters.Call(typeof(ColumnStore), nameof(Vectors), vector.ItemType.RawType, row, column)
        : (ColumnStore)Getters.Call(typeof(ColumnStore), nameof(Values), column.Type.RawType, row, column);

    /// <summary>Only built-in types, and those derived from the primitive type, can be kept; ML.NET drops the others without a word.</summary>
    public static bool CanKeep(DataViewType type) => type is PrimitiveDataViewType or VectorDataViewType;

    private static Store<T> Values<T>(DataViewRow row, DataViewSchema.Column column) =>
        new Store<T>(row.GetGetter<T>(column), (in T from, ref T to) => to = from);

    private static Store<VBuffer<T>> Vectors<T>(DataViewRow row, DataViewSchema.Column column) =>
        new Store<VBuffer<T>>(row.GetGetter<VBuffer<T>>(column), (in VBuffer<T> from, ref VBuffer<T> to) => from.CopyTo(ref to));

    private delegate void Copier<T>(in T from, ref T to);

    private sealed class Store<T>(ValueGetter<T> get, Copier<T> copy) : ColumnStore
    {
        private T[] kept = new T[16];

        public override void Keep(int slot)
        {
            if (slot >= kept.Length)
                Array.Resize(ref kept, Math.Max(2 * kept.Length, slot + 1));

            get(ref kept[slot]);
        }

        public override Delegate GetterOf(Func<int> slot) => (ValueGetter<T>)((ref T value) => copy(in kept[slot()], ref value));
    }
}
