namespace Equivariant.ML.Tensors;

/// <summary>A window onto an array of doubles.</summary>
internal sealed class ReferenceStorage : Storage
{
    private readonly double[] array;
    private readonly int start;

    public ReferenceStorage(int length)
        : this(new double[length], 0, length)
    {
    }

    private ReferenceStorage(double[] array, int start, int length)
        : base(length)
    {
        this.array = array;
        this.start = start;
    }

    public Span<double> Span => array.AsSpan(start, Length);

    public override Storage Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
        return new ReferenceStorage(array, this.start + start, length);
    }
}
