using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Equivariant.ML.Estimators;

/// <summary>Weights in a checkpoint, little-endian. How many there are is the network's to say, not the file's.</summary>
internal static class SavedWeights
{
    internal static void Write(BinaryWriter writer, float[] weights)
    {
        var bits = new int[weights.Length];
        MemoryMarshal.Cast<float, int>(weights).CopyTo(bits);
        Turn(bits);
        writer.Write(MemoryMarshal.AsBytes(bits.AsSpan()));
    }

    /// <exception cref="EndOfStreamException">The file ends before they do.</exception>
    internal static void Read(BinaryReader reader, float[] weights)
    {
        Span<int> bits = MemoryMarshal.Cast<float, int>(weights.AsSpan());
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(bits));
        Turn(bits);
    }

    private static void Turn(Span<int> bits)
    {
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }
    }
}
