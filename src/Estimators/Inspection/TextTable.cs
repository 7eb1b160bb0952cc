using System.Text;

namespace Equivariant.ML.Estimators;

/// <summary>Lines of cells in columns that are as wide as their widest cell.</summary>
internal sealed class TextTable
{
    private readonly string alignment;
    private readonly List<string[]> lines = [];

    /// <param name="alignment">For each column l (left) or r (right).</param>
    /// <param name="header">The first line.</param>
    internal TextTable(string alignment, params string[] header)
    {
        this.alignment = alignment;
        lines.Add(header);
    }

    internal void Add(params string[] cells) => lines.Add(cells);

    public override string ToString()
    {
        int[] widths = [.. Enumerable.Range(0, alignment.Length).Select(column => lines.Max(line => line[column].Length))];
        var text = new StringBuilder();
        foreach (string[] line in lines)
        {
            string[] cells = [.. line.Select((cell, column) => alignment[column] == 'r' ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))];
            text.AppendLine(string.Join("  ", cells).TrimEnd());
        }

        return text.ToString();
    }
}
