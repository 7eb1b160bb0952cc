using System.Buffers.Binary;
using System.Numerics;

namespace Equivariant.ML.Interop;

/// <summary>Passes on what is written to it, counting the bytes and keeping their CRC-32C.</summary>
internal sealed class ChecksumStream(Stream destination) : Stream
{
    private uint crc = uint.MaxValue;
    private long length;

    public uint Checksum => ~crc;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => length;

    public override long Position
    {
        get => length;
        set => throw new NotSupportedException();
    }

    /// <summary>The CRC-32C of a stream's next bytes, which are read.</summary>
    public static uint Of(Stream source, long count)
    {
        byte[] buffer = new byte[81920];
        uint crc = uint.MaxValue;
        for (int read; count > 0; count -= read)
        {
            read = (int)Math.Min(count, buffer.Length);
            source.ReadExactly(buffer, 0, read);
            crc = Add(crc, buffer.AsSpan(0, read));
        }

        return ~crc;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        destination.Write(buffer);
        crc = Add(crc, buffer);
        length += buffer.Length;
    }

    public override void Flush() => destination.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        // Eight bytes at a time; byte by byte gives the same.
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (byte value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return crc;
    }
}
