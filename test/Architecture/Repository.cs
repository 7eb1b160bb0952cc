namespace Equivariant.ML.Architecture.Tests;

/// <summary>The repository that the tests were built in.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find();

    /// <summary>The C# files below some folders, with forward slashes, relative to the root.</summary>
    internal static IEnumerable<string> SourceFiles(params string[] folders) => folders
        .Select(folder => Path.Combine(Root, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    internal static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    // A path that the compiler knows: the tests may run from a folder outside the repository.
    private static string Find([System.Runtime.CompilerServices.CallerFilePath] string here = "")
    {
        for (DirectoryInfo? folder = new(Path.GetDirectoryName(here)!); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Equivariant.ML.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No Equivariant.ML.sln above {here}.");
    }
}
