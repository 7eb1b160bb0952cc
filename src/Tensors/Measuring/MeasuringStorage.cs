namespace Equivariant.ML.Tensors;

/// <summary>A block's length, without the block.</summary>
internal sealed class MeasuringStorage : Storage
{
    internal MeasuringStorage(int length)
        : base(length) => ArgumentOutOfRangeException.ThrowIfNegative(length);

    public override Storage Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
        return new MeasuringStorage(length);
    }
}
