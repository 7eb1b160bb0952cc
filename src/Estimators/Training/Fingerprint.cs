using System.Text;

namespace Equivariant.ML.Estimators;

/// <summary>What a training is: all that its result depends on, as names and short texts. Trainings of one fingerprint end with one model, to the bit.</summary>
internal sealed class Fingerprint
{
    private const int LongestText = 400;
    private const int MostDifferences = 3;

    private readonly List<KeyValuePair<string, string>> items = [];

    /// <param name="seed">What everything that is drawn is drawn from.</param>
    internal Fingerprint(ulong seed) => Seed = seed;

    internal ulong Seed { get; }

    /// <summary>Adds an item; of a long text, its beginning and a hash.</summary>
    internal Fingerprint Add(string name, string text)
    {
        string kept = text.Length <= LongestText ? text : $"{text[..LongestText]}… ({ExampleHash.Of<char>(text)})";

        // As it will be read again: half a surrogate pair, which names may have and which the cut leaves, is no text to a file.
        items.Add(KeyValuePair.Create(name, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(kept))));
        return this;
    }

    /// <summary>What is another in a training that was saved; null if it is this one.</summary>
    internal string? DifferencesOf(Fingerprint saved)
    {
        var there = new Dictionary<string, string>(saved.items);
        string[] differences =
        [
            .. items.Where(item => there.GetValueOrDefault(item.Key) != item.Value)
                .Select(item => $"{item.Key} is {there.GetValueOrDefault(item.Key) ?? "not known"} there, {item.Value} here"),
            .. saved.items.Where(item => items.TrueForAll(mine => mine.Key != item.Key)).Select(item => $"{item.Key} is {item.Value} there, not known here"),
            .. saved.Seed == Seed ? Array.Empty<string>() : [$"it draws from {saved.Seed} there, {Seed} here"],
        ];
        return differences.Length == 0
            ? null
            : string.Join("; ", differences.Take(MostDifferences)) + (differences.Length > MostDifferences ? $"; and {differences.Length - MostDifferences} more" : "");
    }

    internal byte[] ToBytes()
    {
        using MemoryStream bytes = new();
        using (BinaryWriter writer = new(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Seed);
            writer.Write(items.Count);
            foreach ((string name, string text) in items)
            {
                writer.Write(name);
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }

    /// <exception cref="FormatException">The bytes are no fingerprint.</exception>
    internal static Fingerprint Of(byte[] bytes)
    {
        try
        {
            using BinaryReader reader = new(new MemoryStream(bytes, writable: false), Encoding.UTF8);
            var fingerprint = new Fingerprint(reader.ReadUInt64());
            var names = new HashSet<string>();
            for (int left = reader.ReadInt32(); left > 0; left--)
            {
                string name = reader.ReadString();
                if (!names.Add(name))
                {
                    throw new FormatException($"{name} is there twice.");
                }

                fingerprint.items.Add(KeyValuePair.Create(name, reader.ReadString()));
            }

            return fingerprint;
        }
        catch (Exception error) when (error is IOException or ArgumentException)
        {
            throw new FormatException($"what training it is of cannot be read: {error.Message}", error);
        }
    }
}
