namespace Equivariant.ML.Data;

/// <summary>One frame of an XYZ file: a molecule, or one configuration of it.</summary>
public sealed class XyzFrame
{
    internal XyzFrame(string file, long line, string comment, Dictionary<string, string> info, XyzAtoms atoms)
    {
        File = file;
        Line = line;
        Comment = comment;
        Info = info;
        Symbols = atoms.Symbols();
        Graph = atoms.Graph();
        Arrays = atoms.Arrays();
    }

    /// <summary>The atoms: node types are atomic numbers, positions are in the file's unit (Å); no edges, no features.</summary>
    public Graph Graph { get; }

    /// <summary>The element symbol of each atom.</summary>
    public IReadOnlyList<string> Symbols { get; }

    /// <summary>The whole comment line.</summary>
    public string Comment { get; }

    /// <summary>The key=value pairs of the comment line; also Lattice and pbc, which the graph ignores.</summary>
    public IReadOnlyDictionary<string, string> Info { get; }

    /// <summary>The further columns of the atoms by name, such as "forces"; true and false are 1 and 0. Columns of text are left out.</summary>
    public IReadOnlyDictionary<string, XyzArray> Arrays { get; }

    /// <summary>The file, or the name given with a reader.</summary>
    public string File { get; }

    /// <summary>The line of the comment, from 1.</summary>
    public long Line { get; }

    /// <summary>A number of the comment line, such as an energy.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="GraphFormatException">The comment has no such key, or its value is not a finite number.</exception>
    public double Number(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!Info.TryGetValue(key, out string? text))
        {
            throw new GraphFormatException(File, Line, $"found {Names("keys", Info.Keys)}; expected {key}=<number>.");
        }

        return Numbers.TryParse(text, out double value)
            ? value
            : throw new GraphFormatException(File, Line, $"found {key}={LineReader.Found(text)}; expected a finite number.");
    }

    /// <summary>A further column of the atoms, such as "forces".</summary>
    /// <param name="name">The column's name in Properties.</param>
    /// <returns>Row-major [atoms × width].</returns>
    /// <exception cref="GraphFormatException">The frame has no such column of numbers.</exception>
    public float[] AtomValues(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Arrays.TryGetValue(name, out XyzArray? array)
            ? array.Values
            : throw new GraphFormatException(File, Line, $"found {Names("further columns", Arrays.Keys)}; expected {name} among them.");
    }

    private static string Names(string what, IEnumerable<string> names)
    {
        string list = string.Join(", ", names);
        return list.Length == 0 ? $"no {what}" : $"the {what} {LineReader.Found(list)}";
    }
}
