namespace Equivariant.ML.Packages.Tests;

/// <summary>An application outside the repository that refers to packages alone.</summary>
/// <param name="applications">Where it lives.</param>
/// <param name="name">Its name.</param>
internal sealed class Application(ApplicationFolder applications, string name)
{
    private string Folder { get; } = Directory.CreateDirectory(Path.Combine(applications.Folder, name)).FullName;

    /// <summary>The folder of the built application, with all that it needs to run.</summary>
    public string Output => Path.Combine(Folder, "bin");

    /// <summary>Builds it of the sources in Apps/name and Apps/Shared.</summary>
    /// <param name="packages">The ids that it refers to.</param>
    /// <param name="sources">Further sources, by file name.</param>
    public Application Build(IEnumerable<string> packages, params (string File, string Text)[] sources)
    {
        string apps = Path.Combine(AppContext.BaseDirectory, "Apps");
        foreach (string source in new[] { "Shared", name }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(apps, folder), "*.cs")))
        {
            File.Copy(source, Path.Combine(Folder, Path.GetFileName(source)));
        }

        foreach ((string file, string text) in sources)
        {
            File.WriteAllText(Path.Combine(Folder, file), text);
        }

        File.WriteAllText(Path.Combine(Folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(packages.Select(id => $"""<PackageReference Include="{id}" Version="{ThisBuild.Version}" />"""))}
              </ItemGroup>
            </Project>
            """);
        string[] build = ["build", "-c", "Release", "--nologo", "-o", Output, "-m:1", "-nodeReuse:false", "-p:UseSharedCompilation=false"];
        DotNet.Run(Folder, applications.PackagesFolder, build).Succeeded();
        return this;
    }

    /// <summary>Runs it where the applications share their files, and returns the lines that it prints.</summary>
    public string[] Run(params string[] arguments) => DotNet
        .Run(applications.SharedFolder, packages: null, ["exec", Path.Combine(Output, name + ".dll"), .. arguments])
        .Succeeded()
        .Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
