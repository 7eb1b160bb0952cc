using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>
/// Reads sparse matrices, such as the adjacency matrices of the SuiteSparse collection, in Matrix Market's coordinate format (Boisvert, Pozo, Remington, Barrett and Dongarra 1996): real, integer or pattern entries;
/// general, symmetric or skew-symmetric.
/// </summary>
public static class MatrixMarketReader
{
    // A matrix with more rows or columns than this, and than so many for each entry, is not what a file of its size is for.
    private const int AnySize = 1 << 20;
    private const int SizeOfAnEntry = 64;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The matrix: entries of one place add up, and a symmetric file's stand on both sides of the diagonal.</returns>
    /// <exception cref="IOException">The file is absent or cannot be read.</exception>
    /// <exception cref="GraphFormatException">The file is no such matrix, in a message that names the line; or it is larger than arrays.</exception>
    public static SparseMatrix Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var text = new StreamReader(path);
        return Read(text, path);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; it is not closed.</param>
    /// <param name="name">What messages call it.</param>
    /// <returns>The matrix.</returns>
    /// <exception cref="GraphFormatException">The text is no such matrix.</exception>
    public static SparseMatrix Read(TextReader text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var lines = new LineReader(text, name);
        var header = MatrixMarketHeader.Read(lines);
        (int rowCount, int columnCount, long count) = ReadSize(lines);
        if (header.Mirrored != 0 && rowCount != columnCount)
        {
            throw lines.Fail($"found a matrix of {rowCount} × {columnCount} that is said to be symmetric; expected a square one.");
        }

        List<int> rows = [];
        List<int> columns = [];
        List<double> values = [];
        Span<double> numbers = stackalloc double[3];
        for (long entry = 0; entry < count; entry++)
        {
            int expected = header.IsPattern ? 2 : 3;
            Numbers(lines, NextLine(lines, $"entry {entry + 1} of {count}"), numbers[..expected]);
            int row = Place(lines, numbers[0], rowCount);
            int column = Place(lines, numbers[1], columnCount);
            double value = header.IsPattern ? 1 : numbers[2];
            Add(row, column, value);
            if (header.Mirrored != 0 && row != column)
            {
                Add(column, row, header.Mirrored * value);
            }
        }

        if (Math.Max(rowCount, columnCount) > Math.Max(AnySize, SizeOfAnEntry * (long)values.Count))
        {
            throw lines.Fail($"found a matrix of {rowCount} × {columnCount} with {values.Count} entries; expected {AnySize} rows and columns at most, or {SizeOfAnEntry} for each entry.");
        }

        try
        {
            return SparseMatrix.FromEntries(rowCount, columnCount, [.. rows], [.. columns], [.. values]);
        }
        catch (ArgumentException ex)
        {
            throw new GraphFormatException(name, 0, ex.Message);
        }

        void Add(int row, int column, double value)
        {
            rows.Add(row);
            columns.Add(column);
            values.Add(value);
        }
    }

    private static (int Rows, int Columns, long Entries) ReadSize(LineReader lines)
    {
        Span<double> size = stackalloc double[3];
        Numbers(lines, NextLine(lines, "a line of rows, columns and entries"), size);
        foreach (double number in size)
        {
            if (number is not (>= 0 and <= int.MaxValue) || number != Math.Floor(number))
            {
                throw lines.Fail(string.Create(CultureInfo.InvariantCulture, $"found {number}; expected a whole number from 0 to {int.MaxValue}."));
            }
        }

        return ((int)size[0], (int)size[1], (long)size[2]);
    }

    private static int Place(LineReader lines, double number, int count) => number >= 1 && number <= count && number == Math.Floor(number)
        ? (int)number - 1
        : throw lines.Fail(string.Create(CultureInfo.InvariantCulture, $"found row or column {number}; expected 1 to {count}."));

    /// <summary>The next line that is no comment and not empty.</summary>
    private static ReadOnlySpan<char> NextLine(LineReader lines, string expected)
    {
        while (lines.TryRead(out ReadOnlySpan<char> line))
        {
            line = line.Trim();
            if (!line.IsEmpty && line[0] != '%')
            {
                return line;
            }
        }

        throw lines.FailAtEnd(expected);
    }

    /// <summary>Reads as many numbers as are expected from a line.</summary>
    private static void Numbers(LineReader lines, ReadOnlySpan<char> line, Span<double> numbers)
    {
        int found = 0;
        foreach (Range range in line.SplitAny(" \t"))
        {
            ReadOnlySpan<char> word = line[range];
            if (word.IsEmpty)
            {
                continue;
            }

            if (found == numbers.Length || !Data.Numbers.TryParse(word, out numbers[found]))
            {
                throw lines.Fail($"found {LineReader.Found(line)}; expected {numbers.Length} numbers.");
            }

            found++;
        }

        if (found < numbers.Length)
        {
            throw lines.Fail($"found {LineReader.Found(line)}; expected {numbers.Length} numbers.");
        }
    }
}
