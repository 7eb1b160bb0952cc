using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Scales each slot of a column by its smallest and largest value.</summary>
public sealed class NormalizingEstimator : OneColumnEstimator<NormalizingTransformer>
{
    private readonly long maximumExampleCount;
    private readonly bool fixZero;

    internal NormalizingEstimator(string output, string input, long maximumExampleCount, bool fixZero)
        : base(output, input)
    {
        Contracts.CheckParam(maximumExampleCount > 1, nameof(maximumExampleCount), "Must be greater than 1");
        this.maximumExampleCount = maximumExampleCount;
        this.fixZero = fixZero;
    }

    private protected override NormalizingTransformer FitChecked(IDataView input)
    {
        DataViewSchema.Column column = input.Schema[Input];
        using DataViewRowCursor cursor = input.GetRowCursor([column]);
        Func<double[]> read = NormalizingTransformer.Reader(cursor, column);
        double[] low = null, high = null;
        for (long count = 0; count < maximumExampleCount && cursor.MoveNext(); count++)
        {
            double[] values = read();
            low ??= [.. values.Select(_ => double.PositiveInfinity)];
            high ??= [.. values.Select(_ => double.NegativeInfinity)];
            for (int i = 0; i < values.Length; i++)
            {
                // A missing value, which is NaN, is neither the smallest nor the largest.
                low[i] = values[i] < low[i] ? values[i] : low[i];
                high[i] = values[i] > high[i] ? values[i] : high[i];
            }
        }

        Contracts.Check(low is not null, $"There is no row to fit the normalizer of column '{Input}' to");
        (double Scale, double Offset)[] slots = [.. low.Zip(high, Fit)];
        return new NormalizingTransformer(Output, Input, slots);
    }

    private protected override SchemaShape.Column Shape(SchemaShape inputSchema)
    {
        SchemaShape.Column column = Find(inputSchema, Input);
        if (column.Kind == SchemaShape.Column.VectorKind.VariableVector)
        {
            throw Contracts.ExceptMismatch(nameof(inputSchema), "input", Input, "known-size vector or scalar", column.GetTypeString());
        }

        if (column.ItemType != NumberDataViewType.Single && column.ItemType != NumberDataViewType.Double)
        {
            throw Contracts.ExceptMismatch(nameof(inputSchema), "input", Input, "vector or scalar of Single or Double", column.GetTypeString());
        }

        return new SchemaShape.Column(Output, column.Kind, column.ItemType, false, new SchemaShape(
            [new SchemaShape.Column("IsNormalized", SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false)]));
    }

    /// <summary>A slot that never changes says nothing, and becomes zero.</summary>
    private (double Scale, double Offset) Fit(double low, double high) => (high > low, fixZero) switch
    {
        (false, _) => (0, 0),
        (true, true) => (1 / Math.Max(Math.Abs(low), Math.Abs(high)), 0),
        _ => (1 / (high - low), low),
    };
}

public sealed class NormalizingTransformer : RowToRowTransformerBase
{
    private readonly string output;
    private readonly string source;
    private readonly (double Scale, double Offset)[] slots;

    internal NormalizingTransformer(string output, string source, (double Scale, double Offset)[] slots)
    {
        this.output = output;
        this.source = source;
        this.slots = slots;
    }

    internal NormalizingTransformer(BinaryReader reader)
        : this(reader.ReadString(), reader.ReadString(), new (double, double)[reader.ReadInt32()])
    {
        for (int i = 0; i < slots.Length; i++)
        {
            slots[i] = (reader.ReadDouble(), reader.ReadDouble());
        }
    }

    /// <summary>The values of a scalar or vector column, of float or double.</summary>
    internal static Func<double[]> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        Type item = (column.Type as VectorDataViewType)?.ItemType.RawType ?? column.Type.RawType;
        return (Func<double[]>)Getters.Call(
            typeof(NormalizingTransformer), column.Type is VectorDataViewType ? nameof(Vector) : nameof(Scalar), item, row, column);
    }

    private protected override Mapping Map(DataViewSchema input)
    {
        DataViewSchema.Column column = Find(input, source);
        DataViewSchema.Annotations.Builder annotations = new();
        annotations.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        Type item = (column.Type as VectorDataViewType)?.ItemType.RawType ?? column.Type.RawType;
        string maker = column.Type is VectorDataViewType ? nameof(NormalizedVector) : nameof(NormalizedScalar);
        return Mapping.Adding(input, new MappedColumn(
            new DataViewSchema.DetachedColumn(output, column.Type, annotations.ToAnnotations()),
            [column.Index],
            row => (Delegate)Getters.Call(typeof(NormalizingTransformer), maker, item, Reader(row, column), slots)));
    }

    private protected override void Save(BinaryWriter writer)
    {
        writer.Write(output);
        writer.Write(source);
        writer.Write(slots.Length);
        foreach ((double scale, double offset) in slots)
        {
            writer.Write(scale);
            writer.Write(offset);
        }
    }

    private static Func<double[]> Scalar<T>(DataViewRow row, DataViewSchema.Column column)
        where T : INumber<T>
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default;
        double[] values = new double[1];
        return () =>
        {
            get(ref value);
            values[0] = double.CreateChecked(value);
            return values;
        };
    }

    private static Func<double[]> Vector<T>(DataViewRow row, DataViewSchema.Column column)
        where T : INumber<T>
    {
        ValueGetter<VBuffer<T>> get = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> value = default;
        return () =>
        {
            get(ref value);
            return [.. value.DenseValues().Select(double.CreateChecked)];
        };
    }

    private static ValueGetter<T> NormalizedScalar<T>(Func<double[]> read, (double Scale, double Offset)[] slots)
        where T : INumber<T> =>
        (ref T value) => value = T.CreateChecked((read()[0] - slots[0].Offset) * slots[0].Scale);

    private static ValueGetter<VBuffer<T>> NormalizedVector<T>(Func<double[]> read, (double Scale, double Offset)[] slots)
        where T : INumber<T> =>
        (ref VBuffer<T> value) =>
        {
            double[] values = read();
            VBufferEditor<T> editor = VBufferEditor.Create(ref value, values.Length);
            for (int i = 0; i < values.Length; i++)
            {
                editor.Values[i] = T.CreateChecked((values[i] - slots[i].Offset) * slots[i].Scale);
            }

            value = editor.Commit();
        };
}
