using System.Buffers;

namespace Equivariant.ML.Tensors;

/// <summary>Chooses, by shape alone, how a product y = a·b + bias is computed.</summary>
internal static unsafe class Product<T>
    where T : unmanaged, ILanes<T>
{
    // The fewest multiply-adds worth handing to another thread.
    private const int Grain = 1 << 19;

    // From so many steps of the common axis on, and so many times the other axes, it is cut into pieces.
    private const int LongDepth = 1024, LongRatio = 4;

    // A piece has at least so many steps, a multiple of a long product's block, and there are at most so many pieces.
    private const int LeastPiece = 512, MostPieces = 32;

    // Up to so many columns of b, elements are dot products; up to so many rows of a, b is read where it stands rather than packed.
    private const int FewColumns = 4, FewRows = 32;

    /// <summary>y = a·b + bias for matrices of m×k and k×n; bias may be null.</summary>
    public static void Run(Workers workers, in Operand a, in Operand b, float* bias, float* y, int m, int k, int n)
    {
        if (bias == null && k >= LongDepth && k / LongRatio >= m && k / LongRatio >= n)
        {
            Long(workers, a, b, y, m, k, n);
        }
        else if (n <= FewColumns && a.Column == 1)
        {
            Dots(workers, a, b, bias, y, m, k, n);
        }
        else if (m <= FewRows && Panels<T>.Fits(b, n))
        {
            Rows(workers, a, Panels<T>.Of(b, k, n), bias, y, m, k, n);
        }
        else
        {
            float[] scratch = ArrayPool<float>.Shared.Rent(Panels<T>.Length(k, n) + Scratch.Slack);
            fixed (float* packed = scratch)
            {
                Rows(workers, a, Panels<T>.Pack(b, k, n, Scratch.Align(packed)), bias, y, m, k, n);
            }

            ArrayPool<float>.Shared.Return(scratch);
        }
    }

    private static void Rows(Workers workers, in Operand a, in Panels<T> b, float* bias, float* y, int m, int k, int n) =>
        workers.For(m, Part((long)k * n, 8), new ProductJob<T>(a, b, bias, y, k, n));

    private static void Dots(Workers workers, in Operand a, in Operand b, float* bias, float* y, int m, int k, int n)
    {
        if (b.Row == 1)
        {
            workers.For(m, Part((long)k * n, 4), new DotsJob<T>(a.Data, b.Data, bias, y, k, n));
            return;
        }

        float[] scratch = ArrayPool<float>.Shared.Rent((k * n) + 1);
        fixed (float* columns = scratch)
        {
            new CopyJob(b.Data, new Axes(0, 0, (int)b.Column, (int)b.Row), columns, new Axes(0, 0, k, 1), new Axes(1, 1, n, k)).Run(0, n);
            workers.For(m, Part((long)k * n, 4), new DotsJob<T>(a.Data, columns, bias, y, k, n));
        }

        ArrayPool<float>.Shared.Return(scratch);
    }

    // Each piece of the common axis gives a matrix; then these are added up in order. Where y is narrower than a register and a is not,
    // the transposed product fills registers better.
    private static void Long(Workers workers, in Operand a, in Operand b, float* y, int m, int k, int n)
    {
        int piece = Math.Max(LeastPiece, ((k / MostPieces / LeastPiece) + 1) * LeastPiece), pieces = ((k - 1) / piece) + 1;
        bool turned = n < T.Count && m > n;
        float[] scratch = ArrayPool<float>.Shared.Rent((pieces + 1) * m * n);
        fixed (float* partial = scratch)
        {
            LongProductJob<T> job = turned
                ? new LongProductJob<T>(b.Transposed, a.Transposed, partial, n, k, m, piece)
                : new LongProductJob<T>(a, b, partial, m, k, n, piece);
            workers.For(pieces, Part((long)piece * m * n, 1), job);
            float* sum = turned ? partial + ((nint)pieces * m * n) : y;
            new FoldColumnsJob<T, SumFold>(partial, sum, pieces, pieces, m * n).Run(0, 1);
            if (turned)
            {
                new CopyJob(sum, new Axes(0, 0, 1, m), y, new Axes(0, 0, n, 1), new Axes(1, 1, m, n)).Run(0, m);
            }
        }

        ArrayPool<float>.Shared.Return(scratch);
    }

    /// <summary>How many items of so many multiply-adds make a part worth sharing, in multiples of <paramref name="unit"/>.</summary>
    public static int Part(long each, int unit) => (int)Math.Min(((Grain / Math.Max(each, 1) / unit) + 1) * unit, 1 << 24);
}
