using System.Globalization;
using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>A row with a column of every kind.</summary>
internal sealed class WideRow
{
    [GraphColumn]
    public Graph Graph { get; set; } = null!;

    [GraphColumn]
    public Graph Other { get; set; } = null!;

    public float Single { get; set; }

    public double Double { get; set; }

    public long Int64 { get; set; }

    public byte Byte { get; set; }

    public bool Boolean { get; set; }

    public string Text { get; set; } = "";

    [KeyType(100)]
    public uint Key { get; set; }

    public VBuffer<float> Buffer { get; set; }

    [VectorType(2)]
    public double[] Known { get; set; } = [];

    public static WideRow Create(int i)
    {
        var random = new Random(i);
        return new WideRow
        {
            Graph = RandomGraphs.Cloud(random, 2 + (i % 4)),
            Other = new GraphBuilder(i).Build(),
            Single = i / 3f,
            Double = i / 3.0,
            Int64 = long.MaxValue - i,
            Byte = (byte)i,
            Boolean = i % 3 == 0,
            Text = i.ToString(CultureInfo.InvariantCulture),
            Key = (uint)(i % 100),
            Buffer = i % 2 == 0 ? new VBuffer<float>(5, 1, [i], [i % 5]) : new VBuffer<float>(i % 7, [.. Enumerable.Range(0, i % 7).Select(x => (float)x)]),
            Known = [i, -i],
        };
    }
}
