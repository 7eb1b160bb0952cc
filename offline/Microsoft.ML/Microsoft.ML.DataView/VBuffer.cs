using System.Collections;

namespace Microsoft.ML.Data;

public readonly struct VBuffer<T> : IEnumerable
{
    public readonly int Length;

    internal readonly T[] Values;
    internal readonly int[] Indices;
    private readonly int count;

    public VBuffer(int length, T[] values, int[] indices = null)
        : this(length, length, values, indices)
    {
    }

    public VBuffer(int length, int count, T[] values, int[] indices)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, length);
        ArgumentOutOfRangeException.ThrowIfLessThan(values?.Length ?? 0, count, nameof(values));
        ArgumentOutOfRangeException.ThrowIfLessThan(count == length ? count : indices?.Length ?? 0, count, nameof(indices));
        Length = length;
        this.count = count;
        Values = values;
        Indices = indices;
    }

    public bool IsDense => count == Length;

    /// <summary>All values where dense, else the explicit ones: the others are the default.</summary>
    public ReadOnlySpan<T> GetValues() => Values.AsSpan(0, count);
    public ReadOnlySpan<int> GetIndices() => IsDense ? default : Indices.AsSpan(0, count);

    public static void Copy(T[] source, int sourceIndex, ref VBuffer<T> destination, int length)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, length);
        source.AsSpan(sourceIndex, length).CopyTo(editor.Values);
        destination = editor.Commit();
    }

    public void CopyTo(Span<T> destination) => CopyTo(destination, 0);

    public void CopyTo(Span<T> destination, int destinationIndex, T defaultValue = default)
    {
        if (destinationIndex < 0 || destinationIndex > destination.Length - Length)
            throw new ArgumentOutOfRangeException(nameof(destination), "Not large enough to hold these values.");

        destination = destination.Slice(destinationIndex, Length);
        if (IsDense)
        {
            GetValues().CopyTo(destination);
            return;
        }

        destination.Fill(defaultValue);
        for (int i = 0; i < count; i++)
            destination[Indices[i]] = Values[i];
    }

    public void CopyTo(ref VBuffer<T> destination)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, Length, count);
        GetValues().CopyTo(editor.Values);
        GetIndices().CopyTo(editor.Indices);
        destination = editor.Commit();
    }

    public void CopyToDense(ref VBuffer<T> destination)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, Length);
        CopyTo(editor.Values);
        destination = editor.Commit();
    }

    public T GetItemOrDefault(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Length);
        int place = IsDense ? index : GetIndices().BinarySearch(index);
        return place < 0 ? default : Values[place];
    }

    public IEnumerable<T> DenseValues()
    {
        T[] dense = new T[Length];
        CopyTo(dense);
        return dense;
    }

    public IEnumerator GetEnumerator() => Values.GetEnumerator();
    public override string ToString() => IsDense ? $"Dense vector of size {Length}" : $"Sparse vector of size {Length}, {count} explicit values";
}
