using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Equivariant.ML.Tensors;

/// <summary>
/// A window onto an array that the collector does not move, so that blocks begin on a cache line. The array is ordinary managed memory:
/// it goes when nothing refers to it, without a finalizer.
/// </summary>
internal sealed class ManagedStorage : Storage
{
    private const int LineBytes = 64;
    private const int LineFloats = LineBytes / sizeof(float);

    private readonly float[] array;
    private readonly int start;

    public ManagedStorage(int length)
        : base(length)
    {
        array = GC.AllocateUninitializedArray<float>(checked(length + LineFloats), pinned: true);
        nuint past = (nuint)Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) % LineBytes;
        start = (int)((LineBytes - past) % LineBytes) / sizeof(float);
    }

    private ManagedStorage(float[] array, int start, int length)
        : base(length)
    {
        this.array = array;
        this.start = start;
    }

    public Span<float> Span => array.AsSpan(start, Length);

    /// <summary>The window's first number, for kernels that read or write so many from it.</summary>
    /// <exception cref="ArgumentException">The window is shorter: a kernel was called with sizes that its arguments do not have.</exception>
    public ref float First(long length)
    {
        if (length > Length)
        {
            throw new ArgumentException($"A kernel needs {length} numbers of a block of {Length}.");
        }

        // An empty window at the very end still points into the array, at the slack that aligning leaves.
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), start);
    }

    public override Storage Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
        return new ManagedStorage(array, this.start + start, length);
    }
}
