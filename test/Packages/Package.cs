using System.IO.Compression;
using System.Xml.Linq;

namespace Equivariant.ML.Packages.Tests;

/// <summary>A .nupkg file, opened.</summary>
internal sealed class Package
{
    private readonly Dictionary<string, byte[]> files = [];

    public Package(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            files[Uri.UnescapeDataString(entry.FullName)] = content.ToArray();
        }

        Metadata = XDocument.Load(new MemoryStream(files.Single(file => file.Key.EndsWith(".nuspec", StringComparison.Ordinal)).Value)).Root!.Elements().Single();
    }

    /// <summary>The nuspec's metadata.</summary>
    public XElement Metadata { get; }

    /// <summary>All files that are the package's own, not the container's, in alphabetical order.</summary>
    public IEnumerable<string> Files => files.Keys
        .Where(name => name != "[Content_Types].xml" && !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public IEnumerable<string> Assemblies => Files.Where(name => name.EndsWith(".dll", StringComparison.Ordinal));

    /// <summary>What the package depends on, "id version", in alphabetical order.</summary>
    public IEnumerable<string> Dependencies => Metadata.Descendants(Metadata.Name.Namespace + "dependency")
        .Select(dependency => $"{dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}")
        .Order(StringComparer.Ordinal);

    public string? this[string element] => Metadata.Element(Metadata.Name.Namespace + element)?.Value;

    public byte[] Read(string file) => files[file];
}
