using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The column in which each node gets its own values of a vector: of the same items, and of keys with the values that they stand for.</summary>
internal static class SharedColumn
{
    private const string KeyValues = "KeyValues";

    public static DataViewSchema.DetachedColumn Of(NodeValues values, DataViewSchema.Column vector)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(vector.Annotations, kind => kind == KeyValues);
        return Of(values, ((VectorDataViewType)vector.Type).ItemType, annotations);
    }

    /// <summary>A column of the same shape as that for a vector of this shape; how many keys there are is no part of it.</summary>
    public static DataViewSchema.DetachedColumn Of(NodeValues values, SchemaShape.Column vector)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        foreach (SchemaShape.Column kind in vector.Annotations.Where(kind => kind.Name == KeyValues))
        {
            var type = new VectorDataViewType((PrimitiveDataViewType)kind.ItemType, kind.Kind == SchemaShape.Column.VectorKind.Vector ? 1 : 0);
            annotations.Add(KeyValues, type, Empty(kind.ItemType.RawType));
        }

        PrimitiveDataViewType item = vector.IsKey ? new KeyDataViewType(vector.ItemType.RawType, 1) : (PrimitiveDataViewType)vector.ItemType;
        return Of(values, item, annotations);
    }

    private static DataViewSchema.DetachedColumn Of(NodeValues values, PrimitiveDataViewType item, DataViewSchema.Annotations.Builder annotations) =>
        new(values.OutputColumnName, values.IsScalar ? item : new VectorDataViewType(item, values.Width ?? 0), annotations.ToAnnotations());

    /// <summary>A getter of vectors without items; a shape has a type of annotation and no values.</summary>
    private static Delegate Empty(Type item)
    {
        Type getter = typeof(ValueGetter<>).MakeGenericType(typeof(VBuffer<>).MakeGenericType(item));
        var method = ((Delegate)GetNothing<int>).Method.GetGenericMethodDefinition().MakeGenericMethod(item);
        return method.CreateDelegate(getter);
    }

    private static void GetNothing<T>(ref VBuffer<T> value) => value = default;
}
