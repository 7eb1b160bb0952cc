using System.IO.Compression;
using System.Text;

namespace Microsoft.ML;

/// <summary>The zip archive that a model file is, being written.</summary>
internal sealed class RepositoryWriter(Stream stream) : IDisposable
{
    private readonly ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
    private readonly HashSet<string> names = [];

    public void Add(string directory, string name, Action<BinaryWriter> write)
    {
        string path = PathOf(directory, name);
        Contracts.CheckParam(names.Add(path), nameof(name), $"Duplicate entry: '{path}'");
        using MemoryStream content = new();
        using (BinaryWriter writer = new(content, Encoding.UTF8, leaveOpen: true))
            write(writer);

        using Stream entry = archive.CreateEntry(path).Open();
        content.WriteTo(entry);
    }

    public void Dispose() => archive.Dispose();

    public static string PathOf(string directory, string name)
    {
        Contracts.CheckParam(!string.IsNullOrWhiteSpace(name) && !name.Contains(".."), nameof(name));
        return string.IsNullOrEmpty(directory) ? name : directory + "/" + name;
    }
}

/// <summary>The zip archive that a model file is, being read.</summary>
internal sealed class RepositoryReader(Stream stream) : IDisposable
{
    private readonly ZipArchive archive = Open(stream);

    /// <summary>A reader of an entry, or null where there is none.</summary>
    public BinaryReader OpenOrNull(string directory, string name)
    {
        using Stream entry = archive.GetEntry(RepositoryWriter.PathOf(directory, name))?.Open();
        if (entry is null)
            return null;

        MemoryStream content = new();
        entry.CopyTo(content);
        content.Position = 0;
        return new BinaryReader(content, Encoding.UTF8);
    }

    public void Dispose() => archive.Dispose();

    private static ZipArchive Open(Stream stream)
    {
        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException ex)
        {
            throw Contracts.ExceptDecode("Failed to open a zip archive", ex);
        }
    }
}
