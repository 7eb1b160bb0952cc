using System.Buffers;

namespace Equivariant.ML.Data;

/// <summary>
/// Makes Laplacians in two passes over the rows, which threads share: the first finds each row's degree and how many entries it will have, the second writes
/// them. Beside the result there is one number a row.
/// </summary>
internal static class LaplacianMatrix
{
    public static SparseMatrix Of(SparseMatrix adjacency, LaplacianKind kind)
    {
        Square.Check(adjacency);
        OptionChecks.Defined(nameof(kind), kind);
        int size = adjacency.RowCount;
        var scales = new double[size];
        var pointers = new int[size + 1];
        RowParts.ForEach(adjacency, (begin, end) => Measure(adjacency, kind, begin, end, scales, pointers));
        for (int row = 0; row < size; row++)
        {
            if (!double.IsFinite(scales[row]))
            {
                throw Undefined(adjacency, kind, row);
            }

            pointers[row + 1] = checked(pointers[row] + pointers[row + 1]);
        }

        int[] columns = GC.AllocateUninitializedArray<int>(pointers[size]);
        double[] values = GC.AllocateUninitializedArray<double>(pointers[size]);
        bool sound = true;
        RowParts.ForEach(adjacency, (begin, end) =>
        {
            if (!Write(adjacency, kind, begin, end, scales, pointers, columns, values))
            {
                Volatile.Write(ref sound, false);
            }
        });
        int unsound = sound ? -1 : Array.FindIndex(values, value => !double.IsFinite(value));
        if (unsound >= 0)
        {
            throw new ArgumentException($"The {kind} Laplacian would have an entry of {values[unsound]} in column {columns[unsound]}; expected weights that keep it finite.", nameof(adjacency));
        }

        return new SparseMatrix(size, size, pointers, columns, values);
    }

    /// <summary>Of each row the number of its entries, and what its values are multiplied by: the degree itself where they are not.</summary>
    private static void Measure(SparseMatrix adjacency, LaplacianKind kind, int begin, int end, double[] scales, int[] pointers)
    {
        for (int row = begin; row < end; row++)
        {
            double degree = Degree(adjacency, row, out bool hasSelfLoop);
            int count = adjacency.RowPointers[row + 1] - adjacency.RowPointers[row];
            pointers[row + 1] = hasSelfLoop ? count : count + 1;
            scales[row] = kind switch
            {
                LaplacianKind.Combinatorial => degree,
                _ when !double.IsFinite(degree) => degree,
                _ when degree == 0 => 0,
                LaplacianKind.RandomWalk => 1 / degree,
                _ => 1 / Math.Sqrt(degree),
            };
        }
    }

    private static double Degree(SparseMatrix adjacency, int row, out bool hasSelfLoop)
    {
        ReadOnlySpan<int> columns = adjacency.Columns[adjacency.RowPointers[row]..adjacency.RowPointers[row + 1]];
        ReadOnlySpan<double> values = adjacency.Values.Slice(adjacency.RowPointers[row], columns.Length);
        double degree = 0;
        hasSelfLoop = false;
        for (int entry = 0; entry < columns.Length; entry++)
        {
            if (columns[entry] == row)
            {
                hasSelfLoop = true;
            }
            else
            {
                degree += values[entry];
            }
        }

        return degree;
    }

    /// <returns>Whether all that was written is finite.</returns>
    private static bool Write(
        SparseMatrix adjacency, LaplacianKind kind, int begin, int end, double[] scales, int[] pointers, int[] columns, double[] values)
    {
        // The scales of other nodes are anywhere in memory: in a loop of their own, in which nothing else has to be guessed, many are on their way at once.
        int first = adjacency.RowPointers[begin];
        double[] rented = ArrayPool<double>.Shared.Rent(adjacency.RowPointers[end] - first);
        Span<double> others = rented.AsSpan(0, adjacency.RowPointers[end] - first);
        Gather(adjacency.Columns.Slice(first, others.Length), kind == LaplacianKind.Symmetric ? scales : [], others);

        double rest = 0;
        for (int row = begin; row < end; row++)
        {
            int place = adjacency.RowPointers[row];
            ReadOnlySpan<int> from = adjacency.Columns[place..adjacency.RowPointers[row + 1]];
            ReadOnlySpan<double> weights = adjacency.Values.Slice(place, from.Length);
            ReadOnlySpan<double> factors = others.Slice(place - first, from.Length);
            Span<int> to = columns.AsSpan(pointers[row]..pointers[row + 1]);
            Span<double> entries = values.AsSpan(pointers[row], to.Length);
            double scale = kind == LaplacianKind.Combinatorial ? 1 : scales[row];

            int own = 0;
            while (own < from.Length && from[own] < row)
            {
                own++;
            }

            int after = own < from.Length && from[own] == row ? own + 1 : own;
            from[..own].CopyTo(to);
            from[after..].CopyTo(to[(own + 1)..]);
            to[own] = row;
            rest += Scale(scale, factors[..own], weights, entries);
            rest += Scale(scale, factors[after..], weights[after..], entries[(own + 1)..]);
            entries[own] = kind == LaplacianKind.Combinatorial ? scales[row] : 1;
        }

        ArrayPool<double>.Shared.Return(rented);
        return rest == 0;
    }

    /// <summary>The scale of each entry's column; 1 where there are none.</summary>
    private static void Gather(ReadOnlySpan<int> columns, ReadOnlySpan<double> scales, Span<double> others)
    {
        if (scales.IsEmpty)
        {
            others.Fill(1);
            return;
        }

        for (int entry = 0; entry < columns.Length; entry++)
        {
            others[entry] = scales[columns[entry]];
        }
    }

    /// <returns>0, or no number if one that was written is not finite.</returns>
    private static double Scale(double scale, ReadOnlySpan<double> factors, ReadOnlySpan<double> weights, Span<double> entries)
    {
        double rest = 0;
        for (int i = 0; i < factors.Length; i++)
        {
            // The factors first: then what is the same on both sides of the diagonal stays so to the bit. From 0: there is no negative zero.
            double value = 0 - (scale * factors[i] * weights[i]);
            entries[i] = value;
            rest += value - value;
        }

        return rest;
    }

    private static ArgumentException Undefined(SparseMatrix adjacency, LaplacianKind kind, int row)
    {
        string expected = kind == LaplacianKind.Symmetric ? "a finite number, 0 or more, for a square root" : "a finite number";
        return new($"Node {row} has degree {Degree(adjacency, row, out _)}; the {kind} Laplacian expects {expected}, whose reciprocal is finite.", nameof(adjacency));
    }
}
