namespace Equivariant.ML.Societies;

/// <summary>A network as a text: a line for each pair, two names with a space, a tab or a comma between. What is said twice counts once.</summary>
internal static class NetworkFile
{
    public static Network Read(FileInfo file)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var pairs = new HashSet<(int, int)>();
        int line = 0;
        foreach (string text in File.ReadLines(file.FullName))
        {
            line++;
            string[] names = text.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);
            if (names.Length == 0 || names[0].StartsWith('#'))
            {
                continue;
            }

            if (names.Length != 2)
            {
                throw new FormatException($"{file}, line {line}: found {names.Length} words; expected two names.");
            }

            (int a, int b) = (Number(names[0]), Number(names[1]));
            if (a != b)
            {
                pairs.Add((Math.Min(a, b), Math.Max(a, b)));
            }
        }

        return pairs.Count > 0
            ? new Network(file.Name, [.. numbers.Keys], [.. pairs])
            : throw new FormatException($"{file}: found no pair; expected lines of two names.");

        int Number(string name)
        {
            numbers.TryAdd(name, numbers.Count);
            return numbers[name];
        }
    }
}
