using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>Parts of a data set as columns of numbers, a line each, with commas between.</summary>
internal static class TuColumns
{
    /// <summary>Rows of so many whole numbers.</summary>
    public static int[] Integers(TuFiles files, string part, int width, int? rows = null)
    {
        List<int> numbers = [];
        files.Read(part, (lines, line) =>
        {
            int before = numbers.Count;
            foreach (Range range in line.Split(','))
            {
                ReadOnlySpan<char> text = line[range].Trim();
                numbers.Add(int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                    ? number
                    : throw lines.Fail($"found {LineReader.Found(text)}; expected a whole number."));
            }

            Check(lines, numbers.Count - before, width);
            CheckRows(lines, rows);
        });
        CheckEnd(files, part, numbers.Count / width, rows);
        return [.. numbers];
    }

    /// <summary>Rows of as many numbers as the first line has.</summary>
    public static float[] Numbers(TuFiles files, string part, int rows, out int width)
    {
        List<float> numbers = [];
        int first = 0;
        files.Read(part, (lines, line) =>
        {
            int before = numbers.Count;
            foreach (Range range in line.Split(','))
            {
                ReadOnlySpan<char> text = line[range].Trim();
                numbers.Add(Data.Numbers.TryParse(text, out double number) && float.IsFinite((float)number)
                    ? (float)number
                    : throw lines.Fail($"found {LineReader.Found(text)}; expected a number of single precision."));
            }

            first = lines.Line == 1 ? numbers.Count : first;
            Check(lines, numbers.Count - before, first);
            CheckRows(lines, rows);
        });
        CheckEnd(files, part, first == 0 ? 0 : numbers.Count / first, rows);
        width = first;
        return [.. numbers];
    }

    /// <summary>A label for each row, 0 for the least, 1 for the next, and what they are.</summary>
    public static int[] Types(TuFiles files, string part, int rows, out int[] values)
    {
        int[] labels = Integers(files, part, width: 1, rows);
        int[] known = [.. labels.Distinct().Order()];
        values = known;
        return Array.ConvertAll(labels, label => Array.BinarySearch(known, label));
    }

    private static void Check(LineReader lines, int found, int expected)
    {
        if (found != expected)
        {
            throw lines.Fail($"found {found} numbers; expected {expected}.");
        }
    }

    private static void CheckRows(LineReader lines, int? rows)
    {
        if (lines.Line > rows)
        {
            throw lines.Fail($"found more than {rows} lines; expected as many.");
        }
    }

    private static void CheckEnd(TuFiles files, string part, int found, int? rows)
    {
        if (rows is { } expected && found != expected)
        {
            throw new GraphFormatException(files.NameOf(part), found, $"found the end of the file; expected {expected} lines.");
        }
    }
}
