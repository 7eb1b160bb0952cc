namespace Equivariant.ML.Estimators;

/// <summary>
/// The arrays of a batch, which the next batch writes over once this one is let go. Large arrays made anew for every batch would be cleared by the operating
/// system and collected together with all that training holds.
/// </summary>
internal sealed class BatchRoom
{
    private readonly List<int[]> ints = [];
    private readonly List<float[]> floats = [];
    private int usedInts;
    private int usedFloats;

    /// <summary>Begins a batch: all arrays are free.</summary>
    internal void Clear() => (usedInts, usedFloats) = (0, 0);

    /// <summary>An array of at least so many numbers, whatever they are.</summary>
    internal int[] Ints(int length) => Next(ints, ref usedInts, length);

    /// <summary>An array of at least so many numbers, whatever they are.</summary>
    internal float[] Floats(int length) => Next(floats, ref usedFloats, length);

    private static T[] Next<T>(List<T[]> arrays, ref int used, int length)
    {
        if (used == arrays.Count)
        {
            arrays.Add(GC.AllocateUninitializedArray<T>(length));
        }
        else if (arrays[used].Length < length)
        {
            // Batches differ: a little more than was asked for, or every one that is somewhat larger would need new arrays.
            arrays[used] = GC.AllocateUninitializedArray<T>((int)Math.Min(Array.MaxLength, length + (length / 8L)));
        }

        return arrays[used++];
    }
}
