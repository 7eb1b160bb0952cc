using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Equivariant.ML.Data;

/// <summary>
/// Rows of a <see cref="SparseProduct"/>. Up to six registers' width of a row is summed at once: an entry's value and column are read once for them, and
/// none waits for the one before. Columns of the matrix are within x, and x and y have been checked against its shape: that is why indices are not checked
/// again.
/// </summary>
internal sealed class SparseProductRows(SparseMatrix matrix, double[] x, double[] y, int width, double alpha, double beta, double gamma)
{
    // Their entries stay in the nearest cache for all columns.
    private const int RowsOfAChunk = 128;

    private static int Lanes => Vector<double>.Count;

    public void Run(int first, int end)
    {
        for (int row = first; row < end; row += RowsOfAChunk)
        {
            Chunk(row, Math.Min(end, row + RowsOfAChunk));
        }
    }

    private void Chunk(int first, int end)
    {
        int column = 0;
        for (; column <= width - (6 * Lanes); column += 6 * Lanes)
        {
            Six(first, end, column);
        }

        for (; column <= width - (4 * Lanes); column += 4 * Lanes)
        {
            Four(first, end, column);
        }

        for (; column <= width - (2 * Lanes); column += 2 * Lanes)
        {
            Two(first, end, column);
        }

        for (; column < width; column++)
        {
            One(first, end, column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Six(int first, int end, int column)
    {
        ref double start = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), column);
        ref int columns = ref MemoryMarshal.GetReference(matrix.Columns);
        ref double values = ref MemoryMarshal.GetReference(matrix.Values);
        ReadOnlySpan<int> pointers = matrix.RowPointers;
        nint stride = width;
        for (int row = first; row < end; row++)
        {
            Vector<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default, sum4 = default, sum5 = default;
            int last = pointers[row + 1];
            for (int entry = pointers[row]; entry < last; entry++)
            {
                var value = new Vector<double>(Unsafe.Add(ref values, entry));
                ref double from = ref Unsafe.Add(ref start, Unsafe.Add(ref columns, entry) * stride);
                sum0 = Vector.MultiplyAddEstimate(value, Vector.LoadUnsafe(ref from), sum0);
                sum1 = Vector.MultiplyAddEstimate(value, Vector.LoadUnsafe(ref from, (nuint)Lanes), sum1);
                sum2 = Vector.MultiplyAddEstimate(value, Vector.LoadUnsafe(ref from, (nuint)(2 * Lanes)), sum2);
                sum3 = Vector.MultiplyAddEstimate(value, Vector.LoadUnsafe(ref from, (nuint)(3 * Lanes)), sum3);
                sum4 = Vector.MultiplyAddEstimate(value, Vector.LoadUnsafe(ref from, (nuint)(4 * Lanes)), sum4);
                sum5 = Vector.MultiplyAddEstimate(value, Vector.LoadUnsafe(ref from, (nuint)(5 * Lanes)), sum5);
            }

            Put(row, column, sum0);
            Put(row, column + Lanes, sum1);
            Put(row, column + (2 * Lanes), sum2);
            Put(row, column + (3 * Lanes), sum3);
            Put(row, column + (4 * Lanes), sum4);
            Put(row, column + (5 * Lanes), sum5);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Four(int first, int end, int column)
    {
        ref double start = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), column);
        ref int columns = ref MemoryMarshal.GetReference(matrix.Columns);
        ref double values = ref MemoryMarshal.GetReference(matrix.Values);
        ReadOnlySpan<int> pointers = matrix.RowPointers;
        nint stride = width;
        for (int row = first; row < end; row++)
        {
            Vector<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            int last = pointers[row + 1];
            for (int entry = pointers[row]; entry < last; entry++)
            {
                var value = new Vector<double>(Unsafe.Add(ref values, entry));
                ref double from = ref Unsafe.Add(ref start, Unsafe.Add(ref columns, entry) * stride);
                sum0 = Vector.MultiplyAddEstimate(value, Vector.LoadUnsafe(ref from), sum0);
                sum1 = Vector.MultiplyAddEstimate(value, Vector.LoadUnsafe(ref from, (nuint)Lanes), sum1);
                sum2 = Vector.MultiplyAddEstimate(value, Vector.LoadUnsafe(ref from, (nuint)(2 * Lanes)), sum2);
                sum3 = Vector.MultiplyAddEstimate(value, Vector.LoadUnsafe(ref from, (nuint)(3 * Lanes)), sum3);
            }

            Put(row, column, sum0);
            Put(row, column + Lanes, sum1);
            Put(row, column + (2 * Lanes), sum2);
            Put(row, column + (3 * Lanes), sum3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Two(int first, int end, int column)
    {
        ref double start = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(x), column);
        ref int columns = ref MemoryMarshal.GetReference(matrix.Columns);
        ref double values = ref MemoryMarshal.GetReference(matrix.Values);
        ReadOnlySpan<int> pointers = matrix.RowPointers;
        nint stride = width;
        for (int row = first; row < end; row++)
        {
            Vector<double> sum0 = default, sum1 = default;
            int last = pointers[row + 1];
            for (int entry = pointers[row]; entry < last; entry++)
            {
                var value = new Vector<double>(Unsafe.Add(ref values, entry));
                ref double from = ref Unsafe.Add(ref start, Unsafe.Add(ref columns, entry) * stride);
                sum0 = Vector.MultiplyAddEstimate(value, Vector.LoadUnsafe(ref from), sum0);
                sum1 = Vector.MultiplyAddEstimate(value, Vector.LoadUnsafe(ref from, (nuint)Lanes), sum1);
            }

            Put(row, column, sum0);
            Put(row, column + Lanes, sum1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void One(int first, int end, int column)
    {
        ReadOnlySpan<int> pointers = matrix.RowPointers;
        ReadOnlySpan<int> columns = matrix.Columns;
        ReadOnlySpan<double> values = matrix.Values;
        for (int row = first; row < end; row++)
        {
            double sum = 0;
            for (int entry = pointers[row]; entry < pointers[row + 1]; entry++)
            {
                sum = double.MultiplyAddEstimate(values[entry], x[(columns[entry] * width) + column], sum);
            }

            int at = (row * width) + column;
            sum *= alpha;
            sum = beta == 0 ? sum : double.MultiplyAddEstimate(beta, x[at], sum);
            y[at] = gamma == 0 ? sum : double.MultiplyAddEstimate(gamma, y[at], sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(int row, int column, Vector<double> sum)
    {
        nuint at = (nuint)((row * width) + column);
        ref double to = ref MemoryMarshal.GetArrayDataReference(y);
        sum *= alpha;
        sum = beta == 0 ? sum : Vector.MultiplyAddEstimate(new Vector<double>(beta), Vector.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(x), at), sum);
        sum = gamma == 0 ? sum : Vector.MultiplyAddEstimate(new Vector<double>(gamma), Vector.LoadUnsafe(ref to, at), sum);
        sum.StoreUnsafe(ref to, at);
    }
}
