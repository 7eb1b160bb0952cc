using System.Globalization;
using System.Text;

namespace Equivariant.ML.Data;

/// <summary>Lines of a text file, counted, and none longer than <see cref="MaxLength"/>: a file without line breaks is not read whole.</summary>
internal sealed class LineReader(TextReader reader, string file)
{
    /// <summary>The longest line, in characters.</summary>
    public const int MaxLength = 1 << 20;

    private const int FoundLength = 60;

    private char[] buffer = new char[8192];
    private int start;
    private int end;

    /// <summary>The line read last, from 1; 0 before the first.</summary>
    public long Line { get; private set; }

    /// <summary>The name of the file.</summary>
    public string File => file;

    /// <summary>Reads a line, without its line break; it is good until the next is read.</summary>
    /// <exception cref="GraphFormatException">A line longer than <see cref="MaxLength"/>.</exception>
    public bool TryRead(out ReadOnlySpan<char> line)
    {
        int searched = 0;
        while (true)
        {
            int length = buffer.AsSpan(start + searched, end - start - searched).IndexOf('\n');
            if (length >= 0)
            {
                line = buffer.AsSpan(start, searched + length).TrimEnd('\r');
                start += searched + length + 1;
                Line++;
                return true;
            }

            searched = end - start;
            if (!Fill())
            {
                line = buffer.AsSpan(start, end - start).TrimEnd('\r');
                start = end;
                Line += line.IsEmpty ? 0 : 1;
                return !line.IsEmpty;
            }
        }
    }

    /// <summary>An exception at the line read last.</summary>
    public GraphFormatException Fail(string problem) => new(file, Line, problem);

    /// <summary>An exception for a file that stops where something more was expected.</summary>
    public GraphFormatException FailAtEnd(string expected) => new(file, Line + 1, $"found the end of the file; expected {expected}.");

    /// <summary>Text of the file, shortened and with control characters made visible, for a message.</summary>
    public static string Found(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return "nothing";
        }

        var found = new StringBuilder("'");
        foreach (char c in text[..Math.Min(text.Length, FoundLength)])
        {
            found = char.IsControl(c) ? found.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}") : found.Append(c);
        }

        return found.Append(text.Length > FoundLength ? "…'" : "'").ToString();
    }

    private bool Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        if (end > MaxLength)
        {
            throw new GraphFormatException(file, Line + 1, $"found a line of more than {MaxLength} characters; expected a shorter one.");
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        int read = reader.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}
