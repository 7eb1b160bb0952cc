using System.Text;

namespace Equivariant.ML.Data;

/// <summary>Splits lines of text into fields.</summary>
internal static class SeparatedLine
{
    /// <summary>Words with spaces, tabs, commas or semicolons between.</summary>
    public static List<string> Words(ReadOnlySpan<char> line)
    {
        List<string> words = [];
        foreach (Range range in line.SplitAny(" \t,;"))
        {
            if (!line[range].IsEmpty)
            {
                words.Add(line[range].ToString());
            }
        }

        return words;
    }

    /// <summary>Fields with commas between (RFC 4180): one in quotes may have commas, and quotes written twice.</summary>
    public static List<string> Fields(LineReader lines, ReadOnlySpan<char> line)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        for (int i = 0; ; i++)
        {
            bool quoted = i < line.Length && line[i] == '"';
            for (i += quoted ? 1 : 0; quoted; i++)
            {
                if (i == line.Length)
                {
                    throw lines.Fail($"found {LineReader.Found(line)}, with quotes that do not end; expected them to, on the same line.");
                }

                bool quote = line[i] == '"';
                bool twice = quote && i + 1 < line.Length && line[i + 1] == '"';
                quoted = !quote || twice;
                i += twice ? 1 : 0;
                if (quoted)
                {
                    field.Append(line[i]);
                }
            }

            while (i < line.Length && line[i] != ',')
            {
                field.Append(line[i++]);
            }

            fields.Add(field.ToString().Trim());
            field.Clear();
            if (i >= line.Length)
            {
                return fields;
            }
        }
    }
}
