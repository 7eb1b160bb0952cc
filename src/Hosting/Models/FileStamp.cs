namespace Equivariant.ML.Hosting.Models;

/// <summary>
/// What the file system tells of a file's content. A file that was written to, replaced, renamed into place, or to which a link now leads, has another.
/// </summary>
internal sealed record FileStamp(string Path, string Target, long Length, DateTime Written, DateTime Created)
{
    /// <summary>The stamp of the file at a path, at the end of links; null where there is none.</summary>
    public static FileStamp? Of(string path)
    {
        try
        {
            FileInfo file = File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);
            return file.Exists ? new FileStamp(path, file.FullName, file.Length, file.LastWriteTimeUtc, file.CreationTimeUtc) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It went away while it was looked at, or a link leads nowhere.
            return null;
        }
    }
}
