namespace Microsoft.ML.Data;

public static class VBufferEditor
{
    /// <summary>An editor over the buffer's own arrays where they are large enough, else over new ones.</summary>
    public static VBufferEditor<T> Create<T>(
        scoped ref VBuffer<T> destination,
        int newLogicalLength,
        int? valuesCount = null,
        int? maxValuesCapacity = null,
        bool keepOldOnResize = false,
        bool requireIndicesOnDense = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(newLogicalLength);
        int count = valuesCount ?? newLogicalLength;
        ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(valuesCount));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, newLogicalLength, nameof(valuesCount));

        T[] values = destination.Values;
        bool newValues = Ensure(ref values, count, keepOldOnResize);
        int[] indices = destination.Indices;
        bool withIndices = count < newLogicalLength || requireIndicesOnDense;
        bool newIndices = withIndices && Ensure(ref indices, count, keepOldOnResize);
        return new VBufferEditor<T>(newLogicalLength, count, values, indices, withIndices, newValues, newIndices);
    }

    private static bool Ensure<T>(ref T[] array, int length, bool keepOld)
    {
        if (array is not null && array.Length >= length)
            return false;

        T[] larger = new T[length];
        if (keepOld)
            array?.CopyTo(larger, 0);

        array = larger;
        return true;
    }
}

public readonly ref struct VBufferEditor<T>
{
    public readonly Span<T> Values;
    public readonly Span<int> Indices;

    private readonly int length;
    private readonly T[] values;
    private readonly int[] indices;

    internal VBufferEditor(int length, int count, T[] values, int[] indices, bool withIndices, bool newValues, bool newIndices)
    {
        this.length = length;
        this.values = values;
        this.indices = indices;
        Values = values.AsSpan(0, count);
        Indices = withIndices ? indices.AsSpan(0, count) : default;
        CreatedNewValues = newValues;
        CreatedNewIndices = newIndices;
    }

    public bool CreatedNewValues { get; }
    public bool CreatedNewIndices { get; }
    public VBuffer<T> Commit() => new(length, Values.Length, values, indices);
}
