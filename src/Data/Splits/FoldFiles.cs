using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>The two files of a fold: numbers, one a line.</summary>
internal static class FoldFiles
{
    public static bool Exist(string folder, int fold) => File.Exists(TestFile(folder, fold)) || File.Exists(TrainingFile(folder, fold));

    public static Fold Read(string folder, int fold, int size)
    {
        var found = new bool[size];
        int[] test = ReadNumbers(TestFile(folder, fold), found);
        return new Fold(ReadNumbers(TrainingFile(folder, fold), found), test);
    }

    private static string TestFile(string folder, int fold) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"test_idx-{fold}.txt"));

    private static string TrainingFile(string folder, int fold) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"train_idx-{fold}.txt"));

    private static int[] ReadNumbers(string file, bool[] found)
    {
        using var text = new StreamReader(file);
        var lines = new LineReader(text, file);
        var numbers = new List<int>();
        while (lines.TryRead(out ReadOnlySpan<char> line))
        {
            line = line.Trim();
            if (line.IsEmpty)
            {
                continue;
            }

            if (!int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number >= found.Length)
            {
                throw lines.Fail($"found {LineReader.Found(line)}; expected a number from 0 to {found.Length - 1}.");
            }

            if (found[number])
            {
                throw lines.Fail($"found {number}, which this fold has already; expected each number once.");
            }

            found[number] = true;
            numbers.Add(number);
        }

        return numbers.Count > 0 ? [.. numbers.Order()] : throw lines.FailAtEnd("a number");
    }
}
