namespace Equivariant.ML.Packages.Tests;

public sealed class RefusalTests
{
    [Fact]
    public void Nothing_is_packed_that_is_built_against_offline()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("refused-");
        try
        {
            DotNet pack = DotNet.Run(
                ThisBuild.RepositoryFolder,
                packages: null,
                "pack",
                "Equivariant.ML.sln",
                "--no-restore",
                "--nologo",
                "-p:MicrosoftML=offline",
                $"-p:ArtifactsPath={folder.FullName}",
                "-nodeReuse:false");
            Assert.NotEqual(0, pack.ExitCode);
            string[] refusals = [.. pack.Output.Split('\n').Where(line => line.Contains("dotnet pack needs -p:MicrosoftML=package", StringComparison.Ordinal))];
            Assert.All(
                ["Package.csproj", "AutoML.csproj", "Hosting.csproj"],
                project => Assert.Contains(refusals, line => line.Contains(project, StringComparison.Ordinal)));
            Assert.Empty(folder.EnumerateFiles("*.nupkg", SearchOption.AllDirectories));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
