using System.Buffers;

namespace Equivariant.ML.Tensors;

/// <summary>Chooses, by shape alone, how a product y = a·b + bias is computed.</summary>
internal static unsafe class Product<T>
    where T : unmanaged, ILanes<T>
{
    // The fewest multiply-adds worth handing to another thread.
    private const int Grain = 1 << 19;

    // From so many steps of the common axis on, and so many times the other axes, it is cut into pieces; each gives a matrix of at most so much.
    private const int LongDepth = 1024, LongRatio = 4, LongResult = 1 << 18;

    // A piece has at least so many steps, a multiple of a long product's block, and there are at most so many pieces.
    private const int LeastPiece = 512, MostPieces = 32;

    // Up to so many columns beyond full registers are dot products, if these have so many steps.
    public const int FewColumns = 4, LeastDots = 16;

    // What stays in the first-level cache anyway, or is read only a few times, is not copied into panels. Rows that lie close are read as they stand more often.
    public const int SmallMatrix = 8192;
    private const int FewRows = 32, NarrowMatrix = 64;

    /// <summary>y = a·b + bias for matrices of m×k and k×n; bias may be null.</summary>
    public static void Run(Workers workers, in Operand a, in Operand b, float* bias, float* y, int m, int k, int n)
    {
        if (bias == null && k >= LongDepth && k / LongRatio >= Math.Max(m, n) && (long)m * n <= LongResult)
        {
            Long(workers, a, b, y, m, k, n);
        }
        else
        {
            ByRows(workers, a, b, bias, y, m, k, n);
        }
    }

    /// <summary>How many items of so many multiply-adds make a part worth sharing, in multiples of <paramref name="unit"/>.</summary>
    public static int Part(long each, int unit) => (int)Math.Min(((Grain / Math.Max(each, 1) / unit) + 1) * unit, 1 << 24);

    private static void ByRows(Workers workers, in Operand a, in Operand b, float* bias, float* y, int m, int k, int n)
    {
        int few = k >= LeastDots && a.Column == 1 && n % T.Count <= FewColumns ? n % T.Count : 0, inPanels = n - few;
        bool inPlace = Panels<T>.Fits(b, inPanels) && (m <= (n <= NarrowMatrix ? 2 : 1) * FewRows || (k * inPanels <= SmallMatrix && Scratch.IsAligned(b.Data)));
        int packing = inPlace ? 0 : Panels<T>.Length(k, inPanels);
        int grain = Part((long)k * n, Tile<T, Eight, Two>.Rows);
        if (packing + few == 0)
        {
            workers.For(m, grain, new ProductJob<T>(a, Panels<T>.Of(b, k, inPanels), null, 0, bias, y, k, n));
            return;
        }

        float[] scratch = ArrayPool<float>.Shared.Rent(packing + (few * k) + Scratch.Slack);
        fixed (float* first = scratch)
        {
            float* packed = Scratch.Align(first), columns = packed + packing;
            Panels<T> panels = inPlace ? Panels<T>.Of(b, k, inPanels) : Panels<T>.Pack(b, k, inPanels, packed);
            CopyPlane.Run(b.From(0, inPanels).Transposed, new Operand(columns, k, 1), few, k);
            workers.For(m, grain, new ProductJob<T>(a, panels, columns, few, bias, y, k, n));
        }

        ArrayPool<float>.Shared.Return(scratch);
    }

    // Each piece of the common axis gives a matrix; then these are added up in order.
    private static void Long(Workers workers, in Operand a, in Operand b, float* y, int m, int k, int n)
    {
        int piece = ((k / MostPieces / LeastPiece) + 1) * LeastPiece, pieces = ((k - 1) / piece) + 1;
        bool turned = Cost(n, m) < Cost(m, n);
        float[] scratch = ArrayPool<float>.Shared.Rent(((pieces + 1) * m * n) + Scratch.Slack);
        fixed (float* first = scratch)
        {
            float* partial = Scratch.Align(first), sum = turned ? partial + ((nint)pieces * m * n) : y;
            LongProductJob<T> job = turned
                ? new LongProductJob<T>(b.Transposed, a.Transposed, partial, n, k, m, piece)
                : new LongProductJob<T>(a, b, partial, m, k, n, piece);
            workers.For(pieces, Part((long)piece * m * n, 1), job);
            new FoldColumnsJob<T, SumFold>(partial, sum, pieces, pieces, m * n).Run(0, 1);
            if (turned)
            {
                Transposition.Run(sum, m, y, n, n, m);
            }
        }

        ArrayPool<float>.Shared.Return(scratch);
    }

    // In multiply-adds that the tiles would make time for: the transposed product may fill registers better.
    private static int Cost(int rows, int columns)
    {
        int cost = 0;
        for (int column = 0; column < columns;)
        {
            int registers = Panels<T>.Registers(column, columns);
            cost += Block<T>.Cost(rows, registers);
            column += registers * T.Count;
        }

        return cost;
    }
}
