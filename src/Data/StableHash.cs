using System.Runtime.InteropServices;

namespace Equivariant.ML.Data;

/// <summary>
/// A hash of numbers in their order, of 64 bits: the same in every process and on every machine. Each number is mixed in by the finalizer of SplitMix64.
/// It is no secret, and whoever means to can find two inputs of one hash.
/// </summary>
internal struct StableHash
{
    /// <summary>What was hashed so far.</summary>
    public ulong Value { get; private set; }

    public void Add(ulong number) => Value = SplitMix64.Mix((Value ^ number) + SplitMix64.Golden);

    public void Add(ReadOnlySpan<int> numbers)
    {
        Add((ulong)numbers.Length);
        foreach (int number in numbers)
        {
            Add((uint)number);
        }
    }

    /// <summary>Adds numbers by their bits.</summary>
    public void Add(ReadOnlySpan<float> numbers) => Add(MemoryMarshal.Cast<float, int>(numbers));
}
