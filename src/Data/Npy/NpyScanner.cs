using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>Reads the few Python literals that the header of a .npy file is made of.</summary>
internal sealed class NpyScanner(string file, string text)
{
    private int at;

    public GraphFormatException Fail(string found, string expected) =>
        new(file, 0, $"found {found} in the header; expected {expected}.");

    public void Expect(char expected)
    {
        if (!TryTake(expected))
        {
            throw Fail(Rest(), $"{expected}");
        }
    }

    public bool TryTake(char expected)
    {
        SkipSpace();
        if (at == text.Length || text[at] != expected)
        {
            return false;
        }

        at++;
        return true;
    }

    public void ExpectEnd()
    {
        SkipSpace();
        if (at != text.Length)
        {
            throw Fail(Rest(), "its end");
        }
    }

    public string String()
    {
        SkipSpace();
        char quote = at < text.Length ? text[at] : ' ';
        int end = quote is '\'' or '"' ? text.IndexOf(quote, at + 1) : -1;
        if (end < 0)
        {
            throw Fail(Rest(), "a quoted word (arrays of records are not read)");
        }

        string word = text[(at + 1)..end];
        at = end + 1;
        return word;
    }

    public bool Boolean()
    {
        string word = Word();
        return word switch
        {
            "True" => true,
            "False" => false,
            _ => throw Fail(LineReader.Found(word), "True or False"),
        };
    }

    public int Count()
    {
        string word = Word();
        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? count
            : throw Fail(LineReader.Found(word), $"a length from 0 to {int.MaxValue}");
    }

    private string Word()
    {
        SkipSpace();
        int start = at;
        while (at < text.Length && char.IsAsciiLetterOrDigit(text[at]))
        {
            at++;
        }

        return text[start..at];
    }

    private string Rest() => LineReader.Found(text.AsSpan(at));

    private void SkipSpace()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}
