namespace Equivariant.ML.Data;

/// <summary>Rows of numbers put together by groups.</summary>
internal static class PooledRows
{
    /// <param name="rows">Row-major [rows × width].</param>
    /// <param name="width">Numbers of a row.</param>
    /// <param name="group">The group of each row; below 0 for none.</param>
    /// <param name="groups">How many groups there are, each of a row or more.</param>
    /// <param name="pooling">How.</param>
    /// <returns>Row-major [groups × width].</returns>
    public static float[] Of(ReadOnlySpan<float> rows, int width, ReadOnlySpan<int> group, int groups, Pooling pooling)
    {
        double[] pooled = new double[TableSize.Of(groups, width)];
        int[] counts = new int[groups];
        for (int row = 0; row < group.Length; row++)
        {
            if (group[row] < 0)
            {
                continue;
            }

            bool first = counts[group[row]]++ == 0;
            for (int i = 0; i < width; i++)
            {
                ref double place = ref pooled[(group[row] * width) + i];
                float value = rows[(row * width) + i];
                place = first ? value : pooling == Pooling.Max ? Math.Max(place, value) : place + value;
            }
        }

        for (int i = 0; pooling == Pooling.Mean && i < pooled.Length; i++)
        {
            pooled[i] /= counts[i / width];
        }

        return Array.ConvertAll(pooled, value => (float)value);
    }
}
