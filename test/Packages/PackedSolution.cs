namespace Equivariant.ML.Packages.Tests;

/// <summary>What "dotnet pack" makes of the solution, packed once for all tests into a folder of their own.</summary>
[CollectionDefinition(Collection)]
public sealed class PackedSolution : ICollectionFixture<PackedSolution>, IDisposable
{
    /// <summary>The tests that share it.</summary>
    public const string Collection = "Packed";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("packed-");
    private readonly Lazy<IReadOnlyDictionary<string, Package>> packages;

    public PackedSolution() => packages = new(Pack);

    /// <summary>The folder that the packages lie in.</summary>
    internal string Folder
    {
        get
        {
            _ = packages.Value;
            return folder.FullName;
        }
    }

    /// <summary>The packages by their files' names.</summary>
    internal IReadOnlyDictionary<string, Package> Packages => packages.Value;

    internal Package Core => Named("Equivariant.ML");

    internal Package AutoML => Named("Equivariant.ML.AutoML");

    internal Package Hosting => Named("Equivariant.ML.Hosting");

    public void Dispose() => folder.Delete(recursive: true);

    private Package Named(string id) => Packages[$"{id}.{ThisBuild.Version}.nupkg"];

    // --no-build: what is packed was built with these tests.
    private Dictionary<string, Package> Pack()
    {
        DotNet.Run(
            ThisBuild.RepositoryFolder,
            packages: null,
            "pack",
            "Equivariant.ML.sln",
            "--no-build",
            "--nologo",
            $"-p:Configuration={ThisBuild.Configuration}",
            "-p:MicrosoftML=package",
            $"-p:ArtifactsPath={ThisBuild.ArtifactsPath}",
            $"-p:PackageOutputPath={folder.FullName}",
            "-nodeReuse:false").Succeeded();
        return folder.EnumerateFiles().ToDictionary(file => file.Name, file => new Package(file.FullName));
    }
}
