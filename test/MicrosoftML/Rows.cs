using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.MicrosoftML.Tests;

/// <summary>A row with a column of each type that we use.</summary>
internal sealed class AllTypes
{
    public float Single { get; set; }

    public double Double { get; set; }

    public int Int32 { get; set; }

    public bool Boolean { get; set; }

    public string Text { get; set; } = "";

    [KeyType(3)]
    public uint Key { get; set; }

    [VectorType(2)]
    public float[] Known { get; set; } = [];

    public float[] Variable { get; set; } = [];

    public VBuffer<float> Buffer { get; set; }

    [ColumnName("Other Name")]
    public float Renamed { get; set; }

    [NoColumn]
    public object? Ignored { get; set; }
}

internal sealed class Point
{
    public float X { get; set; }

    public float Y { get; set; }
}

internal sealed class Named
{
    public string Name { get; set; } = "";

    public float Value { get; set; }
}

internal static class Rows
{
    public static IDataView Points(MLContext ml, int count) =>
        ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i => new Point { X = i, Y = 10 * i }).ToArray());

    public static float[] Of(IDataView view, string column)
    {
        DataViewSchema.Column x = view.Schema[column];
        using DataViewRowCursor cursor = view.GetRowCursor([x]);
        ValueGetter<float> get = cursor.GetGetter<float>(x);
        List<float> values = [];
        float value = 0;
        while (cursor.MoveNext())
        {
            get(ref value);
            values.Add(value);
        }

        return [.. values];
    }

    public static string[] Names(DataViewSchema schema) => [.. schema.Select(column => column.Name)];
}
