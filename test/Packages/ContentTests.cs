using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace Equivariant.ML.Packages.Tests;

/// <summary>What is in the packages, and nothing else is.</summary>
[Collection(PackedSolution.Collection)]
public sealed class ContentTests(PackedSolution solution)
{
    [Fact]
    public void The_solution_packs_these_three() => Assert.Equal(
        [$"Equivariant.ML.{ThisBuild.Version}.nupkg", $"Equivariant.ML.AutoML.{ThisBuild.Version}.nupkg", $"Equivariant.ML.Hosting.{ThisBuild.Version}.nupkg"],
        solution.Packages.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Each_holds_its_assemblies_with_their_docs_and_the_README()
    {
        AssertHolds(solution.Core, "Equivariant.ML", "Data", "Estimators", "Interop", "Networks", "Tensors", "Transforms");
        AssertHolds(solution.AutoML, "Equivariant.ML.AutoML", "AutoML");
        AssertHolds(solution.Hosting, "Equivariant.ML.Hosting", "Hosting");
    }

    [Fact]
    public void Docs_are_those_of_their_assembly()
    {
        foreach ((Package package, string assembly) in Assemblies())
        {
            XElement doc = XDocument.Load(new MemoryStream(package.Read(Path.ChangeExtension(assembly, ".xml")))).Root!;
            Assert.Equal(Path.GetFileNameWithoutExtension(assembly), doc.Element("assembly")!.Element("name")!.Value);
            Assert.NotEmpty(doc.Descendants("summary"));
        }
    }

    /// <summary>Interop is compiled against a stub of ML.NET's Microsoft.ML.Core: see src/Interop/Stub.</summary>
    [Fact]
    public void The_stub_is_in_no_package_under_any_name()
    {
        foreach ((Package package, string assembly) in Assemblies())
        {
            using var file = new PEReader(new MemoryStream(package.Read(assembly)));
            MetadataReader metadata = file.GetMetadataReader();
            Assert.Equal(Path.GetFileNameWithoutExtension(assembly), metadata.GetString(metadata.GetAssemblyDefinition().Name));
        }

        Assert.DoesNotContain(solution.Packages.Values.SelectMany(package => package.Files), file => file.Contains("Microsoft.ML", StringComparison.Ordinal));
    }

    [Fact]
    public void Symbols_are_inside_and_do_not_tell_where_they_were_made()
    {
        string folder = ThisBuild.RepositoryFolder.TrimEnd(Path.DirectorySeparatorChar);
        foreach ((Package package, string assembly) in Assemblies())
        {
            byte[] content = package.Read(assembly);
            Assert.False(content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(folder)) >= 0, $"{assembly} names {folder}.");
            using var file = new PEReader(new MemoryStream(content));
            DebugDirectoryEntry embedded = file.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
            MetadataReader symbols = file.ReadEmbeddedPortablePdbDebugDirectoryData(embedded).GetMetadataReader();
            Assert.NotEmpty(symbols.Documents);
            Assert.All(symbols.Documents, document => Assert.StartsWith("/_/", symbols.GetString(symbols.GetDocument(document).Name), StringComparison.Ordinal));
        }
    }

    private static void AssertHolds(Package package, string id, params string[] assemblies) => Assert.Equal(
        [$"{id}.nuspec", "README.md", .. assemblies.SelectMany(name => new[] { $"lib/net10.0/Equivariant.ML.{name}.dll", $"lib/net10.0/Equivariant.ML.{name}.xml" })],
        package.Files);

    private (Package Package, string Assembly)[] Assemblies() =>
        [.. solution.Packages.Values.SelectMany(package => package.Assemblies, (package, assembly) => (package, assembly))];
}
