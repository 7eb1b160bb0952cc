using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>
/// Reads XYZ and extended XYZ files, frame by frame: a line with the number of atoms, a comment line, a line for each atom,
/// and so on to the end of the file.
/// </summary>
/// <remarks>
/// <para>A comment with Properties=species:S:1:pos:R:3:… names the columns (extended XYZ); without it the columns are element, x, y, z,
/// and further ones are passed over. Elements are symbols or atomic numbers. QM9's files are known by their comment.</para>
/// <para>Blank lines before a frame are passed over. A frame may have no atoms. At most <see cref="MaxAtoms"/> atoms a frame and
/// 1,048,576 characters a line.</para>
/// </remarks>
public static class XyzReader
{
    /// <summary>The most atoms of one frame.</summary>
    public const int MaxAtoms = 10_000_000;

    /// <summary>Reads a file. Frames are read as they are asked for; each enumeration opens the file again.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="GraphFormatException">While enumerating: the file is empty, truncated or malformed; the message names the line.</exception>
    /// <exception cref="IOException">While enumerating: the file cannot be read.</exception>
    public static IEnumerable<XyzFrame> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ReadFile(path);
    }

    /// <summary>Reads text. Frames are read as they are asked for, once; the reader stays open.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">A name for messages.</param>
    /// <exception cref="GraphFormatException">While enumerating: the text is empty, truncated or malformed; the message names the line.</exception>
    public static IEnumerable<XyzFrame> Read(TextReader reader, string name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return ReadFrames(new LineReader(reader, name));
    }

    private static IEnumerable<XyzFrame> ReadFile(string path)
    {
        using var reader = new StreamReader(path);
        foreach (XyzFrame frame in ReadFrames(new LineReader(reader, path)))
        {
            yield return frame;
        }
    }

    private static IEnumerable<XyzFrame> ReadFrames(LineReader lines)
    {
        bool any = false;
        while (ReadFrame(lines) is { } frame)
        {
            any = true;
            yield return frame;
        }

        if (!any)
        {
            throw lines.FailAtEnd("a number of atoms: there is no frame");
        }
    }

    private static XyzFrame? ReadFrame(LineReader lines)
    {
        if (ReadCount(lines) is not { } count)
        {
            return null;
        }

        if (!lines.TryRead(out ReadOnlySpan<char> line))
        {
            throw lines.FailAtEnd("a comment line");
        }

        string comment = line.ToString();
        long commentLine = lines.Line;
        Dictionary<string, string> info = XyzComment.Parse(lines, comment);
        bool isQm9 = Qm9.TryParse(comment, info);
        XyzColumns columns = isQm9 ? XyzColumns.Qm9
            : info.TryGetValue("Properties", out string? properties) ? XyzColumns.Parse(lines, properties)
            : XyzColumns.Plain;
        var atoms = new XyzAtoms(lines, columns);
        for (int atom = 0; atom < count; atom++)
        {
            if (!lines.TryRead(out line))
            {
                throw lines.FailAtEnd($"atom {atom + 1} of {count}");
            }

            atoms.Add(line);
        }

        if (isQm9)
        {
            Qm9.ReadTail(lines, info);
        }

        return new XyzFrame(lines.File, commentLine, comment, info, atoms);
    }

    private static int? ReadCount(LineReader lines)
    {
        while (lines.TryRead(out ReadOnlySpan<char> line))
        {
            ReadOnlySpan<char> text = line.Trim();
            if (!text.IsEmpty)
            {
                return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count <= MaxAtoms
                    ? count
                    : throw lines.Fail($"found {LineReader.Found(text)}; expected a number of atoms from 0 to {MaxAtoms}.");
            }
        }

        return null;
    }
}
