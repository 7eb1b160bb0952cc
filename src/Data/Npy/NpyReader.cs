using System.Buffers.Binary;
using System.Text;

namespace Equivariant.ML.Data;

/// <summary>Reads NumPy's .npy files, versions 1 to 3.</summary>
public static class NpyReader
{
    private const int MaxHeader = 1 << 20;
    private const int Chunk = 1 << 20;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="GraphFormatException">The file is no .npy file, is truncated, has an element type that is not read, or is too large.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NpyArray Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The bytes of a .npy file.</param>
    /// <param name="name">A name for messages.</param>
    /// <exception cref="GraphFormatException">The bytes are no .npy file, are truncated, have an element type that is not read, or are too many.</exception>
    public static NpyArray Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        NpyHeader header = NpyHeader.Parse(name, ReadHeader(stream, name));
        double size = header.Count * header.ElementSize;
        if (size > Array.MaxLength)
        {
            throw new GraphFormatException(name, 0, $"found an array {header} of {size:0} bytes; expected at most {Array.MaxLength}.");
        }

        byte[] data = ReadBytes(stream, name, (int)size, $"data of an array {header}");
        return stream.ReadByte() < 0
            ? new NpyArray(name, header, data)
            : throw new GraphFormatException(name, 0, $"found more bytes after the array {header}; expected the end of the file.");
    }

    private static string ReadHeader(Stream stream, string name)
    {
        byte[] start = ReadBytes(stream, name, Magic.Length + 2, "a .npy file's start");
        if (!start.AsSpan().StartsWith(Magic))
        {
            throw new GraphFormatException(name, 0, $"found the bytes {Convert.ToHexString(start)}; expected those of a .npy file, {Convert.ToHexString(Magic)}.");
        }

        int version = start[Magic.Length];
        if (version is < 1 or > 3)
        {
            throw new GraphFormatException(name, 0, $"found .npy version {version}; expected 1, 2 or 3.");
        }

        uint length = version == 1
            ? BinaryPrimitives.ReadUInt16LittleEndian(ReadBytes(stream, name, 2, "header length"))
            : BinaryPrimitives.ReadUInt32LittleEndian(ReadBytes(stream, name, 4, "header length"));
        return length <= MaxHeader
            ? Encoding.UTF8.GetString(ReadBytes(stream, name, (int)length, "header"))
            : throw new GraphFormatException(name, 0, $"found a header of {length} bytes; expected at most {MaxHeader}.");
    }

    // Grows with the bytes that are there, so that a header's claim alone takes no memory.
    private static byte[] ReadBytes(Stream stream, string name, int count, string what)
    {
        var bytes = new byte[Math.Min(count, Chunk)];
        int read = 0;
        while (true)
        {
            int got = stream.ReadAtLeast(bytes.AsSpan(read), bytes.Length - read, throwOnEndOfStream: false);
            read += got;
            if (read < bytes.Length)
            {
                throw new GraphFormatException(name, 0, $"found the end of the file after {read} bytes; expected {count} bytes of {what}.");
            }

            if (read == count)
            {
                return bytes;
            }

            Array.Resize(ref bytes, (int)Math.Min(count, 2L * bytes.Length));
        }
    }
}
