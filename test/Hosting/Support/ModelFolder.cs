namespace Equivariant.ML.Hosting.Tests;

/// <summary>A folder of a test's own with a model file, gone afterwards.</summary>
internal sealed class ModelFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hosting-");
    private DateTime written = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public string Path => folder.FullName;

    public string Model => File("model.zip");

    public string File(string name) => System.IO.Path.Combine(folder.FullName, name);

    /// <summary>Writes over the model file, or another.</summary>
    public void Write(ReadOnlySpan<byte> bytes, string? path = null)
    {
        path ??= Model;
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        using (FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            file.Write(bytes);
        }

        // Each writing has a time of its own, however coarse the file system's clock.
        written += TimeSpan.FromMinutes(1);
        System.IO.File.SetLastWriteTimeUtc(path, written);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
