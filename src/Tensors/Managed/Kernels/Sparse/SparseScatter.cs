using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>
/// y[r] = Σ weights[e]·x[column of e], column by column, each row of x being added to those of y that it is part of: for a matrix whose entries stand in the
/// order of their columns, where going by rows would jump among entries. It is for one thread, as two columns may add to the same row. A row's
/// entries are added one after the other in their order, as <see cref="SparseSums{T, TEntries}"/> adds those that are listed, so that both give the same bits.
/// </summary>
internal static unsafe class SparseScatter<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>Whether rows are so narrow that adding to them in memory costs less than to jump, and whole registers, which memory is added to with less ado.</summary>
    public static bool Fits(int width) => width == T.Count || width == 2 * T.Count;

    /// <summary>Computes all of y.</summary>
    /// <param name="x">[columns×width].</param>
    /// <param name="rows">Each entry's row.</param>
    /// <param name="columns">Where each column's entries begin.</param>
    /// <param name="columnCount">How many columns there are.</param>
    /// <param name="weights">Each entry's weight; null where each is 1.</param>
    /// <param name="y">[rows×width].</param>
    /// <param name="rowCount">How many rows there are.</param>
    /// <param name="width">As <see cref="Fits"/> has it.</param>
    public static void Run(float* x, int* rows, int* columns, int columnCount, float* weights, float* y, int rowCount, int width)
    {
        new Span<float>(y, rowCount * width).Clear();
        if (width == T.Count)
        {
            if (weights == null)
            {
                OneRegister<InOrder>(x, rows, columns, columnCount, weights, y);
            }
            else
            {
                OneRegister<InOrderWeighted>(x, rows, columns, columnCount, weights, y);
            }
        }
        else if (weights == null)
        {
            TwoRegisters<InOrder>(x, rows, columns, columnCount, weights, y);
        }
        else
        {
            TwoRegisters<InOrderWeighted>(x, rows, columns, columnCount, weights, y);
        }
    }

    [MethodImpl(Jit.Loop)]
    private static void OneRegister<TEntries>(float* x, int* rows, int* columns, int columnCount, float* weights, float* y)
        where TEntries : struct, IEntries
    {
        for (int column = 0; column < columnCount; column++, x += T.Count)
        {
            T only = T.Load(x);
            for (int entry = columns[column]; entry < columns[column + 1]; entry++)
            {
                float* to = y + ((nint)rows[entry] * T.Count);
                Add<TEntries>(weights, entry, only, T.Load(to)).Store(to);
            }
        }
    }

    [MethodImpl(Jit.Loop)]
    private static void TwoRegisters<TEntries>(float* x, int* rows, int* columns, int columnCount, float* weights, float* y)
        where TEntries : struct, IEntries
    {
        for (int column = 0; column < columnCount; column++, x += 2 * T.Count)
        {
            T left = T.Load(x), right = T.Load(x + T.Count);
            for (int entry = columns[column]; entry < columns[column + 1]; entry++)
            {
                float* to = y + ((nint)rows[entry] * 2 * T.Count);
                T first = Add<TEntries>(weights, entry, left, T.Load(to)), second = Add<TEntries>(weights, entry, right, T.Load(to + T.Count));
                first.Store(to);
                second.Store(to + T.Count);
            }
        }
    }

    [MethodImpl(Jit.Inline)]
    private static T Add<TEntries>(float* weights, int entry, T row, T sum)
        where TEntries : struct, IEntries => TEntries.Weighted ? T.MultiplyAdd(T.Create(weights[entry]), row, sum) : sum + row;
}
