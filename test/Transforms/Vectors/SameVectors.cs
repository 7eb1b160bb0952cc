using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

internal static class SameVectors
{
    /// <summary>Checks that vectors are the same to the bit, and sparse in the same places.</summary>
    public static void Assert(IReadOnlyList<VBuffer<float>> expected, IReadOnlyList<VBuffer<float>> found)
    {
        Xunit.Assert.Equal(expected.Count, found.Count);
        foreach ((VBuffer<float> one, VBuffer<float> other) in expected.Zip(found))
        {
            Xunit.Assert.Equal(one.Length, other.Length);
            Xunit.Assert.Equal(one.GetIndices().ToArray(), other.GetIndices().ToArray());
            Xunit.Assert.Equal(MemoryMarshal.Cast<float, int>(one.GetValues()).ToArray(), MemoryMarshal.Cast<float, int>(other.GetValues()).ToArray());
        }
    }
}
