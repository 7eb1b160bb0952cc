using System.Numerics;

namespace Equivariant.ML.Tensors;

/// <summary>
/// A scope's blocks of numbers, used again. Lengths are rounded up to a quarter of a power of two, so that batches of nearly the same size
/// share blocks; where none of that length is idle, a somewhat larger one serves too, so that batches of varying size need little more than
/// the largest of them.
/// </summary>
internal sealed class BufferPool(Engine engine)
{
    // So many scopes in a row that have no use for a block, and it is let go: long enough for an epoch of batches, or a validation in between.
    private const int Patience = 256;

    // An idle block so many times as large as asked for is given out before a new one is made.
    private const int MostWaste = 2;

    private readonly Dictionary<int, List<Storage>> idle = [];
    private long scopes;

    internal Storage Rent(int length)
    {
        int capacity = RoundUp(length);
        Storage block = Take(capacity) ?? engine.Allocate(capacity);
        block.Pooled = true;
        block.LastScope = scopes;
        return block;
    }

    internal void Return(Storage block)
    {
        engine.Rest(block);
        if (!idle.TryGetValue(block.Length, out List<Storage>? blocks))
        {
            idle.Add(block.Length, blocks = []);
        }

        blocks.Add(block);
    }

    /// <summary>At the end of a scope, when every block is idle: lets go of those that have not been used for long.</summary>
    internal void Trim()
    {
        if (++scopes % Patience != 0)
        {
            return;
        }

        foreach ((_, List<Storage> blocks) in idle)
        {
            int kept = 0;
            for (int place = 0; place < blocks.Count; place++)
            {
                if (blocks[place].LastScope >= scopes - Patience)
                {
                    blocks[kept++] = blocks[place];
                }
                else
                {
                    engine.Release(blocks[place]);
                }
            }

            blocks.RemoveRange(kept, blocks.Count - kept);
        }
    }

    // The smallest idle block that will do.
    private Storage? Take(int capacity)
    {
        long most = Math.Min((long)MostWaste * capacity, int.MaxValue);
        for (int size = capacity; ; size = RoundUp(size + 1))
        {
            if (idle.TryGetValue(size, out List<Storage>? blocks) && blocks.Count > 0)
            {
                Storage block = blocks[^1];
                blocks.RemoveAt(blocks.Count - 1);
                return block;
            }

            if (size >= most)
            {
                return null;
            }
        }
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
