using System.IO.Compression;

namespace Equivariant.ML.Data;

/// <summary>The text files of a data set, in a folder or a zip archive, named NAME_PART.txt.</summary>
internal sealed class TuFiles : IDisposable
{
    private const string AnyPart = "_graph_indicator.txt";

    // A few times the largest of these data sets; what an archive says of its sizes is not believed.
    private const long MostCharacters = 1L << 29;

    private readonly string path;
    private readonly ZipArchive? archive;
    private readonly Dictionary<string, Func<Stream>> files;

    public TuFiles(string path)
    {
        this.path = path;
        if (Directory.Exists(path))
        {
            files = Directory.GetFiles(path, "*.txt").ToDictionary(file => Path.GetFileName(file), file => (Func<Stream>)(() => File.OpenRead(file)));
        }
        else
        {
            archive = Open(path);
            files = [];
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                files.TryAdd(entry.Name, entry.Open);
            }
        }

        string[] names = [.. files.Keys.Where(file => file.EndsWith(AnyPart, StringComparison.Ordinal)).Select(file => file[..^AnyPart.Length])];
        Name = names.Length == 1 ? names[0] : throw Fail(names.Length);
    }

    public string Name { get; }

    public string NameOf(string part) => $"{Name}_{part}.txt";

    public bool Has(string part) => files.ContainsKey(NameOf(part));

    /// <summary>Reads each line of a part, in order.</summary>
    /// <exception cref="GraphFormatException">The part is not there, damaged, or too long.</exception>
    public void Read(string part, Action<LineReader, ReadOnlySpan<char>> line)
    {
        if (!files.TryGetValue(NameOf(part), out Func<Stream>? open))
        {
            throw new GraphFormatException(path, 0, $"found no {NameOf(part)}; expected one.");
        }

        string file = $"{path}, {NameOf(part)}";
        try
        {
            using var text = new StreamReader(open());
            var lines = new LineReader(text, file);
            long characters = 0;
            while (lines.TryRead(out ReadOnlySpan<char> found))
            {
                characters += found.Length + 1;
                if (characters > MostCharacters)
                {
                    throw lines.Fail($"found more than {MostCharacters} characters; expected fewer.");
                }

                line(lines, found);
            }
        }
        catch (InvalidDataException ex)
        {
            throw new GraphFormatException(file, 0, $"found damaged data: {ex.Message}");
        }
    }

    public void Dispose() => archive?.Dispose();

    private static ZipArchive Open(string path)
    {
        FileStream stream = File.OpenRead(path);
        try
        {
            // Its list is read, and may be damaged, when it is first asked for.
            var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            _ = archive.Entries;
            return archive;
        }
        catch (InvalidDataException ex)
        {
            stream.Dispose();
            throw new GraphFormatException(path, 0, $"found what is no sound zip archive; expected one, or a folder. {ex.Message}");
        }
    }

    private GraphFormatException Fail(int found)
    {
        archive?.Dispose();
        return new GraphFormatException(path, 0, $"found {found} files named NAME{AnyPart}; expected one.");
    }
}
