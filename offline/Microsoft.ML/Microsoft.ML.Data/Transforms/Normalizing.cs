namespace Microsoft.ML.Transforms;

/// <summary>Scales each slot of a column of Single, scalar or vector, by its smallest and largest value.</summary>
public sealed class NormalizingEstimator : OneColumnEstimator<NormalizingTransformer>
{
    private readonly long maximumExampleCount;
    private readonly bool fixZero;

    internal NormalizingEstimator(string output, string input, long maximumExampleCount, bool fixZero)
        : base(output, input) =>
        (this.maximumExampleCount, this.fixZero) = (maximumExampleCount, fixZero);

    private protected override NormalizingTransformer FitCore(IDataView input)
    {
        Shape(SchemaShape.Create(input.Schema));
        DataViewSchema.Column column = input.Schema[Input];
        using DataViewRowCursor cursor = input.GetRowCursor([column]);
        Func<float[]> read = Getters.Items<float>(cursor, column);
        (float Low, float High)[] ranges = null;
        for (long count = 0; count < maximumExampleCount && cursor.MoveNext(); count++)
        {
            float[] values = read();
            ranges ??= [.. values.Select(_ => (float.PositiveInfinity, float.NegativeInfinity))];

            // A missing value, which is NaN, is neither the smallest nor the largest.
            ranges = [.. ranges.Zip(values, (range, value) => (value < range.Low ? value : range.Low, value > range.High ? value : range.High))];
        }

        Contracts.Check(ranges is not null, $"There is no row to fit the normalizer of column '{Input}' to");
        return new NormalizingTransformer(Output, Input, [.. ranges.Select(range => SlotOf(range.Low, range.High))]);
    }

    private protected override SchemaShape.Column Shape(SchemaShape inputSchema)
    {
        SchemaShape.Column column = Find(inputSchema, Input);
        if (column.Kind == SchemaShape.Column.VectorKind.VariableVector || column.ItemType != NumberDataViewType.Single)
            throw Contracts.ExceptMismatch(nameof(inputSchema), "input", Input, "known-size vector or scalar of Single", column.GetTypeString());

        SchemaShape.Column isNormalized = new("IsNormalized", SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false);
        return new SchemaShape.Column(Output, column.Kind, column.ItemType, false, new SchemaShape([isNormalized]));
    }

    /// <summary>A slot that never changes says nothing, and becomes zero.</summary>
    private (float Scale, float Offset) SlotOf(float low, float high) => (high > low, fixZero) switch
    {
        (false, _) => (0, 0),
        (true, true) => (1 / Math.Max(Math.Abs(low), Math.Abs(high)), 0),
        _ => (1 / (high - low), low),
    };
}

public sealed class NormalizingTransformer : OneToOneTransformerBase
{
    private readonly (float Scale, float Offset)[] slots;

    internal NormalizingTransformer(string output, string source, (float Scale, float Offset)[] slots)
        : base(output, source) =>
        this.slots = slots;

    private protected override MappedColumn Map(DataViewSchema.Column column, string name)
    {
        DataViewSchema.Annotations.Builder annotations = new();
        annotations.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        return MappedColumn.Made(name, column.Type, [column], Scale, annotations);

        Delegate Scale(DataViewRow row)
        {
            Func<float[]> read = Getters.Items<float>(row, column);
            float[] Scaled() => [.. read().Zip(slots, (value, slot) => (value - slot.Offset) * slot.Scale)];
            return column.Type is VectorDataViewType
                ? (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => VBuffer<float>.Copy(Scaled(), 0, ref value, slots.Length))
                : (ValueGetter<float>)((ref float value) => value = Scaled()[0]);
        }
    }

    private protected override void Save(BinaryWriter writer)
    {
        base.Save(writer);
        writer.Write(slots.Length);
        foreach ((float scale, float offset) in slots)
        {
            writer.Write(scale);
            writer.Write(offset);
        }
    }
}
