namespace Equivariant.ML.Tensors;

/// <summary>Rented arrays are pinned where they stand; kernels want them on a cache line.</summary>
internal static unsafe class Scratch
{
    /// <summary>How many floats more to rent, for <see cref="Align"/> to leave out.</summary>
    public const int Slack = LineBytes / sizeof(float);

    private const int LineBytes = 64;

    /// <summary>The first address on a cache line from here on.</summary>
    public static float* Align(float* address) => (float*)(((nuint)address + (LineBytes - 1)) & ~(nuint)(LineBytes - 1));

    /// <summary>Whether an address is on a cache line.</summary>
    public static bool IsAligned(float* address) => (nuint)address % LineBytes == 0;
}
