namespace Equivariant.ML.Data;

/// <summary>A table of nodes: their names, numbers known of each, and labels.</summary>
/// <param name="Names">The name of each.</param>
/// <param name="Features">Row-major [nodes × <paramref name="Width"/>].</param>
/// <param name="Width">Numbers of a node.</param>
/// <param name="Labels">The label of each; empty if none were asked for.</param>
internal sealed record NodeTable(string[] Names, float[] Features, int Width, string[] Labels)
{
    /// <summary>Reads a text of fields with commas between: names of columns first, and a node's name in the first column.</summary>
    public static NodeTable Read(TextReader text, string file, string? labelColumn)
    {
        var lines = new LineReader(text, file);
        if (!lines.TryRead(out ReadOnlySpan<char> first))
        {
            throw lines.FailAtEnd("the names of columns");
        }

        List<string> header = SeparatedLine.Fields(lines, first);
        int label = labelColumn is null ? -1 : header.IndexOf(labelColumn, 1);
        if (labelColumn is not null && label < 0)
        {
            throw lines.Fail($"found no column '{labelColumn}' behind the first; expected it among {string.Join(", ", header)}.");
        }

        List<string> names = [];
        List<float> features = [];
        List<string> labels = [];
        while (lines.TryRead(out ReadOnlySpan<char> line))
        {
            if (line.IsWhiteSpace())
            {
                continue;
            }

            List<string> fields = SeparatedLine.Fields(lines, line);
            if (fields.Count != header.Count)
            {
                throw lines.Fail($"found {fields.Count} fields; expected {header.Count}, as the first line has.");
            }

            names.Add(fields[0]);
            for (int i = 1; i < fields.Count; i++)
            {
                if (i == label)
                {
                    labels.Add(fields[i]);
                }
                else
                {
                    features.Add(Number(lines, header[i], fields[i]));
                }
            }
        }

        return new NodeTable([.. names], [.. features], header.Count - (label < 0 ? 1 : 2), [.. labels]);
    }

    private static float Number(LineReader lines, string column, string field) => Numbers.TryParse(field, out double number) && float.IsFinite((float)number)
        ? (float)number
        : throw lines.Fail($"found {LineReader.Found(field)} in column '{column}'; expected a number of single precision.");
}
