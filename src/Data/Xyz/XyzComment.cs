namespace Equivariant.ML.Data;

/// <summary>The comment line of a frame: key=value pairs among free words, as extended XYZ writes them.</summary>
internal static class XyzComment
{
    /// <summary>
    /// Reads the pairs. A value with spaces is in "quotes" or 'quotes' (with \ before a quote that belongs to it), {braces},
    /// or [brackets], which it keeps. Free words are passed over; of two pairs with one key the last counts.
    /// </summary>
    public static Dictionary<string, string> Parse(LineReader lines, ReadOnlySpan<char> comment)
    {
        var info = new Dictionary<string, string>(StringComparer.Ordinal);
        ReadOnlySpan<char> rest = comment.TrimStart();
        while (!rest.IsEmpty)
        {
            int length = WordLength(rest);
            ReadOnlySpan<char> key = rest[..length];
            rest = rest[length..].TrimStart();
            if (rest.IsEmpty || rest[0] != '=')
            {
                continue;
            }

            rest = rest[1..].TrimStart();
            string value = Value(lines, key, ref rest);
            rest = rest.TrimStart();
            if (key.Length > 0)
            {
                info[key.ToString()] = value;
            }
        }

        return info;
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && text[length] != '=' && !char.IsWhiteSpace(text[length]))
        {
            length++;
        }

        return length;
    }

    private static string Value(LineReader lines, ReadOnlySpan<char> key, ref ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
        {
            return "";
        }

        char first = rest[0];
        int length = first switch
        {
            '"' or '\'' => QuotedLength(rest),
            '{' => NestedLength(rest, '{', '}'),
            '[' => NestedLength(rest, '[', ']'),
            _ => rest.IndexOfAny(' ', '\t') is var space and >= 0 ? space : rest.Length,
        };
        if (length < 0)
        {
            string closing = first switch { '{' => "}", '[' => "]", _ => first.ToString() };
            throw lines.Fail($"the value of {LineReader.Found(key)} starts with {first} and does not end; expected a closing {closing}.");
        }

        ReadOnlySpan<char> value = rest[..length];
        rest = rest[length..];
        return first switch
        {
            '"' or '\'' => value[1..^1].ToString().Replace($"\\{first}", first.ToString(), StringComparison.Ordinal),
            '{' => value[1..^1].ToString(),
            _ => value.ToString(),
        };
    }

    private static int QuotedLength(ReadOnlySpan<char> text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == text[0])
            {
                return i + 1;
            }
        }

        return -1;
    }

    private static int NestedLength(ReadOnlySpan<char> text, char opening, char closing)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] == opening ? 1 : text[i] == closing ? -1 : 0;
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return -1;
    }
}
