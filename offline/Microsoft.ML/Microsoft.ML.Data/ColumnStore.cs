namespace Microsoft.ML.Data;

/// <summary>Values of one column, kept for rows that are gone.</summary>
internal abstract class ColumnStore
{
    /// <summary>Keeps the current row's value, after those of the rows before.</summary>
    public abstract void Keep();

    public abstract Delegate GetterOf(Func<int> row);

    public static ColumnStore Of(DataViewRow row, DataViewSchema.Column column) => column.Type is VectorDataViewType vector
        ? (ColumnStore)Getters.Call(typeof(ColumnStore), nameof(Vectors), vector.ItemType.RawType, row, column)
        : (ColumnStore)Getters.Call(typeof(ColumnStore), nameof(Values), column.Type.RawType, row, column);

    private static Store<T> Values<T>(DataViewRow row, DataViewSchema.Column column) =>
        new Store<T>(row.GetGetter<T>(column), (in T from, ref T to) => to = from);

    private static Store<VBuffer<T>> Vectors<T>(DataViewRow row, DataViewSchema.Column column) =>
        new Store<VBuffer<T>>(row.GetGetter<VBuffer<T>>(column), (in VBuffer<T> from, ref VBuffer<T> to) => from.CopyTo(ref to));

    private delegate void Copier<T>(in T from, ref T to);

    private sealed class Store<T>(ValueGetter<T> get, Copier<T> copy) : ColumnStore
    {
        private readonly List<T> kept = [];

        public override void Keep()
        {
            T value = default;
            get(ref value);
            kept.Add(value);
        }

        public override Delegate GetterOf(Func<int> row) => (ValueGetter<T>)((ref T value) => copy(kept[row()], ref value));
    }
}
