using System.Globalization;

namespace Equivariant.ML.Sets;

/// <summary>Reads sets from a CSV file: a line with names, then one for each point, of the set's name, its kind and the point's numbers.</summary>
internal static class SetFile
{
    public static SetCollection Read(FileInfo file)
    {
        var sets = new Dictionary<string, (string Kind, List<float> Numbers)>();
        int width = 0;
        int number = 0;
        foreach (string line in File.ReadLines(file.FullName))
        {
            number++;
            string[] cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (number == 1)
            {
                width = cells.Length - 2;
                continue;
            }

            float[] point = [.. cells.Skip(2).Select(Number)];
            if (width < 1 || point.Length != width || !Array.TrueForAll(point, float.IsFinite))
            {
                throw new FormatException($"{file}, line {number}: found '{line}'; expected a set, its kind and {Math.Max(1, width)} numbers, as the first line names.");
            }

            if (!sets.TryGetValue(cells[0], out (string Kind, List<float> Numbers) set))
            {
                sets.Add(cells[0], set = (cells[1], []));
            }

            if (set.Kind != cells[1])
            {
                throw new FormatException($"{file}, line {number}: found kind '{cells[1]}' of set '{cells[0]}'; expected '{set.Kind}', as before.");
            }

            set.Numbers.AddRange(point);
        }

        PointSet[] rows = [.. sets.Values.Select(set => new PointSet { Kind = set.Kind, Points = [.. set.Numbers] })];
        return rows.DistinctBy(row => row.Kind).Count() >= 2
            ? new SetCollection(file.Name, rows, width)
            : throw new FormatException($"{file}: found {rows.Length} sets of one kind at most; expected two kinds or more.");
    }

    private static float Number(string cell) => float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) ? value : float.NaN;
}
