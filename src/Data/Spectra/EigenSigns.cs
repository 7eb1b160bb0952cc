namespace Equivariant.ML.Data;

/// <summary>Gives eigenvectors the signs that <see cref="EigenPairs"/> promises.</summary>
internal static class EigenSigns
{
    // Far above rounding and far below what a sum of cubes is that does not vanish by symmetry.
    private const double Clear = 1e-6;
    private const double NearlyGreatest = 1 - 1e-6;

    /// <param name="vectors">Row-major [n × count], a vector a column.</param>
    /// <param name="count">Number of vectors.</param>
    public static void Fix(Span<double> vectors, int count)
    {
        for (int column = 0; column < count; column++)
        {
            if (Direction(vectors, column, count) < 0)
            {
                for (int i = column; i < vectors.Length; i += count)
                {
                    vectors[i] = -vectors[i];
                }
            }
        }
    }

    private static double Direction(ReadOnlySpan<double> vectors, int column, int count)
    {
        double cubes = 0;
        double sizes = 0;
        double greatest = 0;
        for (int i = column; i < vectors.Length; i += count)
        {
            double size = Math.Abs(vectors[i]);
            cubes += size * size * vectors[i];
            sizes += size * size * size;
            greatest = Math.Max(greatest, size);
        }

        if (Math.Abs(cubes) > Clear * sizes)
        {
            return cubes;
        }

        // Of components that differ by rounding the first.
        int first = column;
        while (Math.Abs(vectors[first]) < NearlyGreatest * greatest)
        {
            first += count;
        }

        return vectors[first];
    }
}
