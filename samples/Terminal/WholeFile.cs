namespace Equivariant.ML.Terminal;

/// <summary>Writes files whole or not at all.</summary>
public static class WholeFile
{
    /// <summary>Writes beside the file and moves into place, so that an interrupted run leaves a former file as it was.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes to the path that it is given.</param>
    public static void Write(string path, Action<string> write)
    {
        // Not the same name twice: two runs may write the same file at once.
        string beside = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            write(beside);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
