using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Equivariant.ML.Data;

/// <summary>Arrays of numbers of 4 bytes in a file, little-endian.</summary>
internal static class FileNumbers
{
    private const int BlockLength = 4096;

    public static void Write(BinaryWriter writer, ReadOnlySpan<float> values) => Write(writer, MemoryMarshal.Cast<float, int>(values));

    public static void Write(BinaryWriter writer, ReadOnlySpan<int> values)
    {
        Span<byte> block = stackalloc byte[BlockLength];
        for (; !values.IsEmpty; values = values[Math.Min(values.Length, BlockLength / sizeof(int))..])
        {
            int count = Math.Min(values.Length, BlockLength / sizeof(int));
            for (int i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(block[(i * sizeof(int))..], values[i]);
            }

            writer.Write(block[..(count * sizeof(int))]);
        }
    }

    /// <exception cref="FormatException">A negative count, or more numbers than the rest of the stream has.</exception>
    public static float[] ReadFloats(BinaryReader reader, long count)
    {
        var values = new float[Checked(reader, count)];
        Read(reader, MemoryMarshal.Cast<float, int>(values.AsSpan()));
        return values;
    }

    /// <exception cref="FormatException">A negative count, or more numbers than the rest of the stream has.</exception>
    public static int[] ReadInts(BinaryReader reader, long count)
    {
        var values = new int[Checked(reader, count)];
        Read(reader, values);
        return values;
    }

    private static void Read(BinaryReader reader, Span<int> values)
    {
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values));
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(values, values);
        }
    }

    /// <summary>The count, where the stream has as many numbers: nothing is allocated because a file says so.</summary>
    private static long Checked(BinaryReader reader, long count)
    {
        long there = Math.Min(Array.MaxLength, (reader.BaseStream.Length - reader.BaseStream.Position) / sizeof(int));
        return count >= 0 && count <= there
            ? count
            : throw new FormatException($"The file's graph says that {count} numbers follow; expected 0 to {there}, which the rest of the file holds.");
    }
}
