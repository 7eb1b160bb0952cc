using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Makes the getters of a node's row out of those of its graph's row, whose types are known at run time only.</summary>
internal sealed class NodeGetters(DataViewRow row, NodePlace place, RowErrors errors)
{
    /// <summary>The getter of a column that all nodes of a row have alike.</summary>
    public Delegate Pass(DataViewSchema.Column column) => column.Type is VectorDataViewType vector
        ? Call(nameof(PassVector), vector.ItemType.RawType, column)
        : Call(nameof(PassValue), column.Type.RawType, column);

    /// <summary>The getter of what each node gets of a vector.</summary>
    public Delegate Share(DataViewSchema.Column column, NodeValues values) =>
        Call(values.IsScalar ? nameof(ShareValue) : nameof(ShareVector), ((VectorDataViewType)column.Type).ItemType.RawType, column, values);

    private Delegate Call(string method, Type type, params object[] arguments) => (Delegate)typeof(NodeGetters)
        .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance)!
        .MakeGenericMethod(type)
        .Invoke(this, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    private ValueGetter<T> PassValue<T>(DataViewSchema.Column column)
    {
        RowValue<T> kept = Keep<T>(column);
        return (ref T value) => value = kept.Current;
    }

    // Copied: the caller may write into what it was given.
    private ValueGetter<VBuffer<T>> PassVector<T>(DataViewSchema.Column column)
    {
        RowValue<VBuffer<T>> kept = Keep<VBuffer<T>>(column);
        return (ref VBuffer<T> value) => kept.Current.CopyTo(ref value);
    }

    private ValueGetter<T> ShareValue<T>(DataViewSchema.Column column, NodeValues values)
    {
        RowValue<VBuffer<T>> kept = Keep<VBuffer<T>>(column);
        return (ref T value) =>
        {
            ref readonly VBuffer<T> vector = ref kept.Current;
            _ = WidthOf(vector.Length, column.Name, values);
            value = vector.GetItemOrDefault(place.Node);
        };
    }

    private ValueGetter<VBuffer<T>> ShareVector<T>(DataViewSchema.Column column, NodeValues values)
    {
        RowValue<VBuffer<T>> kept = Keep<VBuffer<T>>(column);
        return (ref VBuffer<T> value) =>
        {
            ref readonly VBuffer<T> vector = ref kept.Current;
            int width = WidthOf(vector.Length, column.Name, values);
            VBufferEditor<T> editor = VBufferEditor.Create(ref value, width);
            CopyPart(vector, place.Node * width, editor.Values);
            value = editor.Commit();
        };
    }

    private RowValue<T> Keep<T>(DataViewSchema.Column column) => new(row.GetGetter<T>(column), place);

    /// <summary>How many values of a vector each node gets.</summary>
    private int WidthOf(int length, string column, NodeValues values)
    {
        int nodes = place.Graph!.NodeCount;
        if (values.Width is { } width)
        {
            return length == (long)nodes * width
                ? width
                : throw errors.In(column, $"found {length} values; expected {(long)nodes * width} ({nodes} nodes × width {width}).");
        }

        return length % nodes == 0
            ? length / nodes
            : throw errors.In(column, $"found {length} values; expected as many for each of {nodes} nodes.");
    }

    private static void CopyPart<T>(in VBuffer<T> vector, int start, Span<T> part)
    {
        ReadOnlySpan<T> values = vector.GetValues();
        if (vector.IsDense)
        {
            values.Slice(start, part.Length).CopyTo(part);
            return;
        }

        // A sparse vector has the default where its indices, which rise, leave out a place.
        part.Clear();
        ReadOnlySpan<int> indices = vector.GetIndices();
        int first = indices.BinarySearch(start);
        for (int i = first < 0 ? ~first : first; i < indices.Length && indices[i] < start + part.Length; i++)
        {
            part[indices[i] - start] = values[i];
        }
    }
}
