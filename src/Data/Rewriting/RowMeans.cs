namespace Equivariant.ML.Data;

/// <summary>The mean of the rows of a table, in double precision.</summary>
internal static class RowMeans
{
    /// <returns>As many numbers as a row has; 0 where there are no rows.</returns>
    public static double[] Of(ReadOnlySpan<float> values, int width, int count)
    {
        var mean = new double[width];
        for (int i = 0; i < values.Length; i++)
        {
            mean[i % width] += values[i];
        }

        return count > 0 ? Array.ConvertAll(mean, sum => sum / count) : mean;
    }
}
