namespace Equivariant.ML.Support;

/// <summary>
/// Where the real data lies: the folder named by EQUIVARIANT_DATA, else ../shared/data beside the repository.
/// The reference numbers ("fixtures") lie beside that folder.
/// </summary>
public static class SharedData
{
    private static readonly string? Root = Find();

    /// <summary>The path of a file or folder of the data, or null where it is absent.</summary>
    public static string? TryFind(string relativePath) => Existing(Root, relativePath);

    /// <summary>The path of a file or folder of the data; a test that calls this carries <see cref="DataFactAttribute"/>.</summary>
    public static string Path(string relativePath) =>
        TryFind(relativePath) ?? throw new FileNotFoundException($"No {relativePath} under {Root ?? "EQUIVARIANT_DATA or ../shared/data"}.");

    /// <summary>The path of a reference implementation's numbers, or null where they are absent.</summary>
    public static string? TryFindFixture(string name) =>
        Root is null ? null : Existing(System.IO.Path.Combine(Root, "..", "fixtures"), name + ".json");

    private static string? Existing(string? root, string relativePath)
    {
        if (root is null)
        {
            return null;
        }

        string path = System.IO.Path.GetFullPath(System.IO.Path.Combine(root, relativePath));
        return File.Exists(path) || Directory.Exists(path) ? path : null;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("EQUIVARIANT_DATA") is { Length: > 0 } named)
        {
            return named;
        }

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Equivariant.ML.sln")))
            {
                string beside = System.IO.Path.Combine(folder.FullName, "..", "shared", "data");
                return Directory.Exists(beside) ? beside : null;
            }
        }

        return null;
    }
}
