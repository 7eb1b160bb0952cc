using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Equivariant.ML.Tensors;

/// <summary>
/// Brings rows that are read in no order into the first-level cache some rows before their turn: processors do not foresee them. Arrays that the caches
/// hold anyway are left alone.
/// </summary>
internal readonly unsafe struct RowAhead
{
    // So many rows of a few lines are on their way at once.
    private const int Distance = 12, LineFloats = 16;

    // Smaller arrays are in the second-level cache.
    private const long Large = 1 << 18;

    private readonly float* rows;
    private readonly int* index;
    private readonly int end;
    private readonly int width;

    /// <param name="rows">The array.</param>
    /// <param name="count">How many rows it has.</param>
    /// <param name="width">How many numbers a row has.</param>
    /// <param name="index">Which rows are read, one after the other; null where they are read in order.</param>
    /// <param name="end">How many rows are read.</param>
    public RowAhead(float* rows, long count, int width, int* index, int end)
    {
        this.rows = rows;
        this.index = Sse.IsSupported && count * width > Large ? index : null;
        this.end = end;
        this.width = width;
    }

    /// <summary>Called at the turn of each place of the index.</summary>
    [MethodImpl(Jit.Inline)]
    public void Step(int place)
    {
        if (index != null && place + Distance < end)
        {
            float* row = rows + ((nint)index[place + Distance] * width);
            for (int i = 0; i < width; i += LineFloats)
            {
                Sse.Prefetch0(row + i);
            }
        }
    }
}
