namespace Equivariant.ML.Data;

/// <summary>Communities in a model file.</summary>
internal static class CommunitiesFile
{
    public static void Write(Communities communities, BinaryWriter writer)
    {
        writer.Write(communities.Count);
        Write(communities.Places, writer);
        Write(communities.Centroids, writer);
        Write(communities.Eigenvalues, writer);
    }

    /// <exception cref="FormatException">The content makes no sense.</exception>
    public static Communities Read(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        double[] places = Numbers(reader);
        double[] centroids = Numbers(reader);
        double[] eigenvalues = Numbers(reader);
        bool sound = count >= 1
            && places.Length >= count && places.Length % count == 0
            && centroids.Length == (long)count * count && Array.TrueForAll(centroids, double.IsFinite)
            && Array.TrueForAll(eigenvalues, double.IsFinite)
            && Array.TrueForAll(places, place => double.IsFinite(place) || double.IsNaN(place));
        return sound
            ? new Communities(count, places, centroids, eigenvalues)
            : throw new FormatException($"The model's {count} communities with {places.Length} places and {centroids.Length} centroids make no sense.");
    }

    private static void Write(ReadOnlySpan<double> numbers, BinaryWriter writer)
    {
        writer.Write(numbers.Length);
        foreach (double number in numbers)
        {
            writer.Write(number);
        }
    }

    // Only as many as the file has bytes for, whatever it says.
    private static double[] Numbers(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        if (count < 0 || count > (reader.BaseStream.Length - reader.BaseStream.Position) / sizeof(double))
        {
            throw new FormatException($"The model's communities have {count} numbers, more than the file.");
        }

        double[] numbers = new double[count];
        foreach (ref double number in numbers.AsSpan())
        {
            number = reader.ReadDouble();
        }

        return numbers;
    }
}
