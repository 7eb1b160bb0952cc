using System.Buffers.Binary;
using System.Text;
using Equivariant.ML.Interop;

namespace Equivariant.ML.Estimators;

/// <summary>
/// The file of a checkpoint, little-endian: eight bytes that say so, a header (its length in 4 bytes, then what the training is), the state of the training, then
/// the length of all that (8 bytes) and its CRC-32C (4 bytes). It is written beside, to the disk, and moved over: whenever the process ends, what is there under
/// its name is whole. What was cut off or changed by something else is known before anything of it is used.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class CheckpointFile(string path)
{
    private const int MostHeader = 1 << 20;
    private const int BufferLength = 1 << 16;
    private const int HeadLength = sizeof(ulong) + sizeof(int);
    private const int TailLength = sizeof(long) + sizeof(uint);

    private readonly string path = Path.GetFullPath(path);

    internal bool Exists => File.Exists(path);

    private static ReadOnlySpan<byte> Mark => "EqMLchk1"u8;

    private string Beside => path + ".new";

    public override string ToString() => path;

    /// <summary>Finds out that the file can be written, and takes away what a process left beside it that ended while it wrote.</summary>
    /// <exception cref="IOException">It cannot: it is a folder, or its folder is not there, or another process is writing it.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    internal void Prepare()
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"'{path}' is a folder; expected a file, or nothing yet.");
        }

        new FileStream(Beside, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
    }

    /// <exception cref="IOException">It cannot be written; what was there before still is.</exception>
    internal void Write(byte[] header, Action<BinaryWriter> writeState)
    {
        FileStream file = new(Beside, FileMode.Create, FileAccess.Write, FileShare.None, BufferLength);
        try
        {
            using (file)
            {
                Write(file, header, writeState);
            }
        }
        catch
        {
            File.Delete(Beside);
            throw;
        }

        File.Move(Beside, path, overwrite: true);
    }

    /// <summary>Reads what the training is.</summary>
    /// <exception cref="FormatException">The file is damaged, or no checkpoint, or its header makes no sense.</exception>
    internal T ReadHeader<T>(Func<byte[], T> understand)
    {
        using FileStream file = OpenWhole();
        return Understand(() => understand(ReadHeader(file)));
    }

    /// <summary>Reads the state.</summary>
    /// <param name="header">What the training is expected to be.</param>
    /// <param name="read">Reads all of it.</param>
    /// <exception cref="FormatException">The file is damaged, or no checkpoint, or the state makes no sense.</exception>
    internal void ReadState(byte[] header, Action<BinaryReader> read)
    {
        using FileStream file = OpenWhole();
        Understand(() =>
        {
            if (!ReadHeader(file).AsSpan().SequenceEqual(header))
            {
                throw new FormatException("its header has changed.");
            }

            long start = file.Position;
            using BinaryReader reader = new(file, Encoding.UTF8, leaveOpen: true);
            read(reader);
            long length = file.Length - TailLength - start;
            return file.Position - start == length
                ? length
                : throw new FormatException($"its state has {length} bytes; expected {file.Position - start}.");
        });
    }

    /// <summary>Whether the file is of a training; looks at its header alone.</summary>
    internal bool IsOf(byte[] header)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        byte[] head = Head(header);
        byte[] found = new byte[head.Length];
        return file.ReadAtLeast(found, found.Length, throwOnEndOfStream: false) == found.Length && found.AsSpan().SequenceEqual(head);
    }

    internal void Delete() => File.Delete(path);

    private static byte[] Head(byte[] header)
    {
        var head = new byte[HeadLength + header.Length];
        Mark.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(Mark.Length), header.Length);
        header.CopyTo(head, HeadLength);
        return head;
    }

    private static void Write(FileStream file, byte[] header, Action<BinaryWriter> writeState)
    {
        using ChecksumStream content = new(file);
        using BinaryWriter writer = new(content, Encoding.UTF8, leaveOpen: true);
        writer.Write(Head(header));
        writeState(writer);
        (long length, uint checksum) = (content.Length, content.Checksum);
        writer.Write(length);
        writer.Write(checksum);
        file.Flush(flushToDisk: true);
    }

    private T Understand<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is EndOfStreamException or FormatException)
        {
            throw new FormatException($"Checkpoint '{path}' makes no sense: {error.Message} Delete it to begin anew.", error);
        }
    }

    private static byte[] ReadHeader(FileStream file)
    {
        file.Position = Mark.Length;
        using BinaryReader reader = new(file, Encoding.UTF8, leaveOpen: true);
        return reader.ReadBytes(reader.ReadInt32());
    }

    /// <summary>Opens the file and checks that it is as it was written.</summary>
    private FileStream OpenWhole()
    {
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferLength);
        try
        {
            Check(file);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private void Check(FileStream file)
    {
        long length = file.Length - TailLength;
        using BinaryReader reader = new(file, Encoding.UTF8, leaveOpen: true);
        if (length < HeadLength || !reader.ReadBytes(Mark.Length).AsSpan().SequenceEqual(Mark))
        {
            throw new FormatException($"File '{path}' is no checkpoint, or one of another version of Equivariant.ML, or was cut off. Delete it to begin anew.");
        }

        int header = reader.ReadInt32();
        file.Position = 0;
        uint checksum = ChecksumStream.Of(file, length);
        if (reader.ReadInt64() != length || reader.ReadUInt32() != checksum || header < 0 || header > Math.Min(MostHeader, length - HeadLength))
        {
            throw new FormatException($"Checkpoint '{path}' is damaged. Delete it to begin anew.");
        }
    }
}
