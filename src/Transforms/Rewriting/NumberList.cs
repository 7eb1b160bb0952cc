namespace Equivariant.ML.Transforms;

/// <summary>Whole numbers among a rule's settings: lists of the same numbers are equal.</summary>
internal sealed class NumberList(params ReadOnlySpan<int> numbers) : IEquatable<NumberList>
{
    private readonly int[] numbers = numbers.ToArray();

    public ReadOnlySpan<int> Numbers => numbers;

    public void Write(BinaryWriter writer)
    {
        writer.Write(numbers.Length);
        foreach (int number in numbers)
        {
            writer.Write(number);
        }
    }

    public static NumberList Read(BinaryReader reader)
    {
        // A count that the file does not hold ends with the file, not with the memory.
        List<int> numbers = [];
        for (int count = reader.ReadInt32(); numbers.Count < count;)
        {
            numbers.Add(reader.ReadInt32());
        }

        return new NumberList([.. numbers]);
    }

    public bool Equals(NumberList? other) => other is not null && numbers.AsSpan().SequenceEqual(other.numbers);

    public override bool Equals(object? obj) => Equals(obj as NumberList);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (int number in numbers)
        {
            hash.Add(number);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", numbers)}]";
}
