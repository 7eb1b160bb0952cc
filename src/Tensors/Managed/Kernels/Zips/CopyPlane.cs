using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>y = x over matrices by their strides.</summary>
internal static unsafe class CopyPlane
{
    // Shorter runs cost more to begin than to copy.
    private const int ShortestRun = 4;

    public static void Run(in Operand x, in Operand y, int rows, int width)
    {
        if (x.Column == 1 && y.Column == 1 && width >= ShortestRun)
        {
            Runs(x, y, rows, width);
        }
        else if (x.Row == 1 && y.Column == 1)
        {
            Transposition.Run(x.Data, x.Column, y.Data, y.Row, width, rows);
        }
        else if (x.Column == 0 && y.Column == 1)
        {
            Fill(x, y, rows, width);
        }
        else if (width >= rows)
        {
            Apart(x, y, rows, width);
        }
        else
        {
            Apart(x.Transposed, y.Transposed, width, rows);
        }
    }

    [MethodImpl(Jit.Loop)]
    private static void Runs(Operand x, Operand y, int rows, int width)
    {
        for (int row = 0; row < rows; row++)
        {
            new ReadOnlySpan<float>(x.At(row, 0), width).CopyTo(new Span<float>(y.At(row, 0), width));
        }
    }

    [MethodImpl(Jit.Loop)]
    private static void Fill(Operand x, Operand y, int rows, int width)
    {
        for (int row = 0; row < rows; row++)
        {
            new Span<float>(y.At(row, 0), width).Fill(*x.At(row, 0));
        }
    }

    // Number by number, along whichever axis is longer.
    [MethodImpl(Jit.Loop)]
    private static void Apart(Operand x, Operand y, int rows, int width)
    {
        for (int row = 0; row < rows; row++)
        {
            float* from = x.At(row, 0), to = y.At(row, 0);
            for (int i = 0; i < width; i++, from += x.Column, to += y.Column)
            {
                *to = *from;
            }
        }
    }
}
