using System.Buffers.Binary;

namespace Equivariant.ML.Tensors;

/// <summary>A block of numbers in a stream, little-endian, in the format that its engine computes in: every bit comes back.</summary>
internal static class SavedBlock
{
    private const int MostAtOnce = 8192;

    internal static void Write(Engine engine, Storage block, int length, BinaryWriter writer)
    {
        int size = SizeOf(engine);
        var numbers = new double[Math.Min(length, MostAtOnce)];
        var bytes = new byte[numbers.Length * size];
        for (int start = 0; start < length; start += MostAtOnce)
        {
            int count = Math.Min(MostAtOnce, length - start);
            engine.Read(block.Slice(start, count), numbers.AsSpan(0, count));
            for (int i = 0; i < count; i++)
            {
                Span<byte> place = bytes.AsSpan(i * size, size);
                if (size == sizeof(float))
                {
                    BinaryPrimitives.WriteSingleLittleEndian(place, (float)numbers[i]);
                }
                else
                {
                    BinaryPrimitives.WriteDoubleLittleEndian(place, numbers[i]);
                }
            }

            writer.Write(bytes, 0, count * size);
        }
    }

    /// <exception cref="EndOfStreamException">The stream ends before the block does.</exception>
    internal static void Read(Engine engine, Storage block, int length, BinaryReader reader)
    {
        int size = SizeOf(engine);
        var numbers = new double[Math.Min(length, MostAtOnce)];
        var bytes = new byte[numbers.Length * size];
        for (int start = 0; start < length; start += MostAtOnce)
        {
            int count = Math.Min(MostAtOnce, length - start);
            reader.BaseStream.ReadExactly(bytes, 0, count * size);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<byte> place = bytes.AsSpan(i * size, size);
                numbers[i] = size == sizeof(float) ? BinaryPrimitives.ReadSingleLittleEndian(place) : BinaryPrimitives.ReadDoubleLittleEndian(place);
            }

            engine.Write(numbers.AsSpan(0, count), block.Slice(start, count));
        }
    }

    /// <summary>Reads how many steps were taken.</summary>
    /// <exception cref="FormatException">There are fewer than none.</exception>
    internal static int ReadSteps(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        int steps = reader.ReadInt32();
        return steps >= 0 ? steps : throw new FormatException($"{steps} steps were taken; expected 0 or more.");
    }

    private static int SizeOf(Engine engine) => engine.Precision == Precision.Single ? sizeof(float) : sizeof(double);
}
