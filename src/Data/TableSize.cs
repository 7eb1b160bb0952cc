namespace Equivariant.ML.Data;

/// <summary>How many numbers a table has.</summary>
internal static class TableSize
{
    /// <exception cref="ArgumentException">More than an array can hold.</exception>
    public static int Of(int rows, int width)
    {
        long size = (long)rows * width;
        return size <= Array.MaxLength
            ? (int)size
            : throw new ArgumentException($"A table of {rows} × {width} has {size} numbers; expected at most {Array.MaxLength}.");
    }
}
