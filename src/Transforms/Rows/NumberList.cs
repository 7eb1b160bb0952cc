using System.Numerics;

namespace Equivariant.ML.Transforms;

/// <summary>Numbers among a rule's settings: lists of the same numbers are equal. A model file has whole numbers as Int32, others as Double.</summary>
internal sealed class NumberList<T>(params ReadOnlySpan<T> numbers) : IEquatable<NumberList<T>>
    where T : unmanaged, INumber<T>
{
    private readonly T[] numbers = numbers.ToArray();

    public ReadOnlySpan<T> Numbers => numbers;

    public void Write(BinaryWriter writer)
    {
        writer.Write(numbers.Length);
        foreach (T number in numbers)
        {
            if (typeof(T) == typeof(int))
            {
                writer.Write(int.CreateChecked(number));
            }
            else
            {
                writer.Write(double.CreateChecked(number));
            }
        }
    }

    public static NumberList<T> Read(BinaryReader reader)
    {
        // A count that the file does not hold ends with the file, not with the memory.
        List<T> numbers = [];
        for (int count = reader.ReadInt32(); numbers.Count < count;)
        {
            numbers.Add(typeof(T) == typeof(int) ? T.CreateChecked(reader.ReadInt32()) : T.CreateChecked(reader.ReadDouble()));
        }

        return new NumberList<T>([.. numbers]);
    }

    public bool Equals(NumberList<T>? other) => other is not null && numbers.AsSpan().SequenceEqual(other.numbers);

    public override bool Equals(object? obj) => Equals(obj as NumberList<T>);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (T number in numbers)
        {
            hash.Add(number);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", numbers.Select(number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture)))}]";
}
