using System.IO.Compression;

namespace Microsoft.ML;

/// <summary>The zip archive that a model file is, being written.</summary>
internal sealed class RepositoryWriter : IDisposable
{
    private readonly ZipArchive archive;
    private readonly HashSet<string> names = [];

    public RepositoryWriter(Stream stream) => archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

    public void Add(string directory, string name, byte[] content)
    {
        string path = Repository.PathOf(directory, name);
        Contracts.CheckParam(names.Add(path), nameof(name), $"Duplicate entry: '{path}'");
        using Stream entry = archive.CreateEntry(path).Open();
        entry.Write(content);
    }

    public void Dispose() => archive.Dispose();
}

/// <summary>The zip archive that a model file is, being read.</summary>
internal sealed class RepositoryReader : IDisposable
{
    private readonly ZipArchive archive;

    public RepositoryReader(Stream stream)
    {
        try
        {
            archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException ex)
        {
            throw Contracts.ExceptDecode("Failed to open a zip archive", ex);
        }
    }

    public Stream OpenOrNull(string directory, string name)
    {
        ZipArchiveEntry entry = archive.GetEntry(Repository.PathOf(directory, name));
        if (entry is null)
            return null;

        MemoryStream content = new();
        using (Stream compressed = entry.Open())
            compressed.CopyTo(content);

        content.Position = 0;
        return content;
    }

    public void Dispose() => archive.Dispose();
}

internal static class Repository
{
    public static string PathOf(string directory, string name)
    {
        Contracts.CheckParam(!string.IsNullOrWhiteSpace(name) && !name.Contains(".."), nameof(name));
        return string.IsNullOrEmpty(directory) ? name : directory + "/" + name;
    }
}
