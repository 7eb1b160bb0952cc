using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>The entries of a model file.</summary>
internal static class ModelParts
{
    /// <summary>Each entry's bytes, by its name.</summary>
    public static SortedDictionary<string, byte[]> Read(byte[] file)
    {
        using ZipArchive archive = new(new MemoryStream(file));
        return new(archive.Entries.ToDictionary(entry => entry.FullName.Replace('\\', '/'), Bytes), StringComparer.Ordinal);
    }

    /// <summary>Whether a part is of our own format; the others are ML.NET's.</summary>
    public static bool IsOurs(string name) => name.EndsWith(".bin", StringComparison.Ordinal);

    /// <summary>The JSON of a part "description": after eight bytes of mark and four of its length.</summary>
    public static JsonNode? Description(byte[] part) => JsonNode.Parse(part.AsSpan(12, BitConverter.ToInt32(part, 8)));

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using Stream content = entry.Open();
        byte[] bytes = new byte[entry.Length];
        content.ReadExactly(bytes);
        return bytes;
    }
}
