using System.Text;

namespace Equivariant.ML.Interop;

/// <summary>
/// The format of one part of a saved transformer: eight bytes that say so, the content, then its length (8 bytes) and its
/// CRC-32C (4 bytes), little-endian, so that a part that was cut off or changed is known before it is read.
/// </summary>
internal static class ModelPart
{
    private const int TailLength = sizeof(long) + sizeof(uint);

    private static ReadOnlySpan<byte> Mark => "EqMLpar1"u8;

    public static void Write(BinaryWriter destination, Action<BinaryWriter> write)
    {
        destination.Write(Mark);
        destination.Flush();
        using ChecksumStream content = new(destination.BaseStream);
        using (BinaryWriter writer = new(content, Encoding.UTF8, leaveOpen: true))
        {
            write(writer);
        }

        destination.Write(content.Position);
        destination.Write(content.Checksum);
    }

    public static T Read<T>(string name, Stream source, Func<BinaryReader, T> read)
    {
        long length = source.Length - Mark.Length - TailLength;
        using BinaryReader reader = new(source, Encoding.UTF8, leaveOpen: true);
        if (length < 0 || !reader.ReadBytes(Mark.Length).AsSpan().SequenceEqual(Mark))
        {
            throw new FormatException($"The model file's part '{name}' is truncated, or not of Equivariant.ML's format.");
        }

        uint checksum = ChecksumStream.Of(source, length);
        if (reader.ReadInt64() != length || reader.ReadUInt32() != checksum)
        {
            throw new FormatException($"The model file's part '{name}' is truncated or damaged.");
        }

        source.Position = Mark.Length;
        T value = read(reader);
        long unread = Mark.Length + length - source.Position;
        return unread == 0
            ? value
            : throw new FormatException($"The model file's part '{name}' holds {length} bytes; {length - unread} were expected.");
    }
}
