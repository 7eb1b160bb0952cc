using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Makes vectors in single precision of matrices, row after row.</summary>
internal static class FlatMatrix
{
    /// <exception cref="ArgumentException">More numbers than a vector has places, or one beyond single precision.</exception>
    public static VBuffer<float> Of(SparseMatrix matrix, bool dense)
    {
        long length = (long)matrix.RowCount * matrix.ColumnCount;
        if (length > Array.MaxLength)
        {
            throw new ArgumentException($"A matrix of {matrix.RowCount} × {matrix.ColumnCount} has {length} numbers; expected at most {Array.MaxLength}.");
        }

        if (dense)
        {
            return Of(matrix.ToDense());
        }

        var places = new int[matrix.EntryCount];
        for (int row = 0; row < matrix.RowCount; row++)
        {
            for (int entry = matrix.RowPointers[row]; entry < matrix.RowPointers[row + 1]; entry++)
            {
                places[entry] = (row * matrix.ColumnCount) + matrix.Columns[entry];
            }
        }

        return new VBuffer<float>((int)length, places.Length, Narrow(matrix.Values), places);
    }

    /// <exception cref="ArgumentException">A number beyond single precision.</exception>
    public static VBuffer<float> Of(ReadOnlySpan<double> numbers) => new(numbers.Length, Narrow(numbers));

    private static float[] Narrow(ReadOnlySpan<double> numbers)
    {
        var narrow = new float[numbers.Length];
        for (int i = 0; i < narrow.Length; i++)
        {
            narrow[i] = (float)numbers[i];
            if (!float.IsFinite(narrow[i]))
            {
                throw new ArgumentException($"There is a number of {numbers[i]}; expected none beyond single precision.");
            }
        }

        return narrow;
    }
}
