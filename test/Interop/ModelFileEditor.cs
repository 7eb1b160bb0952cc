using System.IO.Compression;

namespace Equivariant.ML.Interop.Tests;

/// <summary>Changes one part of a model file.</summary>
internal static class ModelFileEditor
{
    public static byte[] Edit(byte[] file, string part, Func<byte[], byte[]> edit)
    {
        using MemoryStream stream = new();
        stream.Write(file);
        using (ZipArchive archive = new(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            ZipArchiveEntry entry = archive.Entries.Single(entry => entry.Name == part || entry.FullName.EndsWith("\\" + part, StringComparison.Ordinal));
            using Stream content = entry.Open();
            byte[] bytes = new byte[content.Length];
            content.ReadExactly(bytes);
            content.SetLength(0);
            content.Write(edit(bytes));
        }

        return stream.ToArray();
    }

    /// <summary>A part with this content, as the format has it.</summary>
    public static byte[] Part(Action<BinaryWriter> write)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        ModelPart.Write(writer, write);
        return stream.ToArray();
    }
}
