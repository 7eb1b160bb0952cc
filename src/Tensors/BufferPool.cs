using System.Numerics;

namespace Equivariant.ML.Tensors;

/// <summary>
/// A scope's blocks of numbers, used again. Lengths are rounded up to a quarter of a power of two, so that batches of nearly the same size
/// share blocks and at most a quarter is wasted.
/// </summary>
internal sealed class BufferPool(Engine engine)
{
    private readonly Dictionary<int, Stack<Storage>> idle = [];
    private long used;
    private long peak;
    private long held;

    internal Storage Rent(int length)
    {
        int capacity = RoundUp(length);
        used += capacity;
        peak = Math.Max(peak, used);
        if (idle.TryGetValue(capacity, out Stack<Storage>? stack) && stack.TryPop(out Storage? storage))
        {
            return storage;
        }

        held += capacity;
        Storage fresh = engine.Allocate(capacity);
        fresh.Pooled = true;
        return fresh;
    }

    internal void Return(Storage storage)
    {
        used -= storage.Length;
        if (!idle.TryGetValue(storage.Length, out Stack<Storage>? stack))
        {
            idle.Add(storage.Length, stack = new Stack<Storage>());
        }

        stack.Push(storage);
    }

    /// <summary>At the end of a scope: lets go of the blocks where earlier, larger scopes left twice what this one needed.</summary>
    internal void Trim()
    {
        if (held > 2 * peak)
        {
            idle.Clear();
            held = 0;
        }

        peak = 0;
    }

    private static int RoundUp(int length)
    {
        const int Least = 64;
        if (length <= Least)
        {
            return Least;
        }

        int quarter = Math.Max(Least / 4, (int)(BitOperations.RoundUpToPowerOf2((uint)length) / 8));
        return (int)Math.Min(int.MaxValue, ((long)length + quarter - 1) / quarter * quarter);
    }
}
