using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A column that says which node of the graph a row is about, counted from 0: a whole number, or a key, whose first value is node 0.</summary>
internal static class NodeIndex
{
    internal const string Expected = "Int32, Int64, UInt32 or a key of UInt32";

    internal static bool Accepts(DataViewType type) =>
        type is KeyDataViewType key
            ? key.RawType == typeof(uint)
            : type.Equals(NumberDataViewType.Int32) || type.Equals(NumberDataViewType.Int64) || type.Equals(NumberDataViewType.UInt32);

    internal static bool Accepts(SchemaShape.Column column) =>
        column.Kind == SchemaShape.Column.VectorKind.Scalar
        && (column.IsKey ? column.ItemType.Equals(NumberDataViewType.UInt32) : Accepts(column.ItemType));

    /// <summary>Makes the reader of a row's node.</summary>
    internal static Func<long> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is KeyDataViewType)
        {
            Func<uint> key = Getter<uint>(row, column);
            return () => (long)key() - 1;
        }

        if (column.Type.Equals(NumberDataViewType.Int64))
        {
            return Getter<long>(row, column);
        }

        if (column.Type.Equals(NumberDataViewType.UInt32))
        {
            Func<uint> number = Getter<uint>(row, column);
            return () => number();
        }

        Func<int> index = Getter<int>(row, column);
        return () => index();
    }

    /// <exception cref="InvalidOperationException">The graph has no such node.</exception>
    internal static int Check(long node, int nodeCount, string column, long? row)
    {
        if (node >= 0 && node < nodeCount)
        {
            return (int)node;
        }

        string found = node == -1 ? "-1, or a missing key" : node.ToString(CultureInfo.InvariantCulture);
        throw new InvalidOperationException(
            $"{GraphRow.Named(row)} node in '{column}' is {found}; the graph has {nodeCount} nodes, so 0 to {nodeCount - 1} is expected.");
    }

    private static Func<T> Getter<T>(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        return () =>
        {
            T value = default!;
            get(ref value);
            return value;
        };
    }
}
