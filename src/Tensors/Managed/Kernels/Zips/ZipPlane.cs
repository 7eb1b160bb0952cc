using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>y = f(a, b) over matrices, where the numbers of a row of a or b stand side by side, are the same, or lie apart.</summary>
internal static unsafe class ZipPlane<T, F>
    where T : unmanaged, ILanes<T>
    where F : unmanaged, IOperation
{
    /// <summary>y, row-major without gaps, from a and b by their strides.</summary>
    public static void Run(in Operand a, in Operand b, float* y, int rows, int width)
    {
        if (width < T.Count || a.Column is < 0 or > 1 || b.Column is < 0 or > 1)
        {
            Apart(a, b, y, rows, width);
        }
        else if (a.Column == 1 && b.Column == 1)
        {
            Rows<Side<T>, Side<T>>(a, b, y, rows, width);
        }
        else if (a.Column == 1)
        {
            Rows<Side<T>, Same<T>>(a, b, y, rows, width);
        }
        else if (b.Column == 1)
        {
            Rows<Same<T>, Side<T>>(a, b, y, rows, width);
        }
        else
        {
            Rows<Same<T>, Same<T>>(a, b, y, rows, width);
        }
    }

    [MethodImpl(Jit.Loop)]
    private static void Rows<TLeft, TRight>(Operand a, Operand b, float* y, int rows, int width)
        where TLeft : struct, IOperand<T, TLeft>
        where TRight : struct, IOperand<T, TRight>
    {
        for (int row = 0; row < rows; row++, y += width)
        {
            TLeft left = TLeft.At(a.At(row, 0));
            TRight right = TRight.At(b.At(row, 0));
            int i = 0;

            // A register of numbers at a time; then the rest in one part of a register.
            for (; i <= width - T.Count; i += T.Count)
            {
                F.Value(left.Load(i), right.Load(i)).Store(y + i);
            }

            if (i < width)
            {
                F.Value(left.LoadPart(i, width - i), right.LoadPart(i, width - i)).StorePart(y + i, width - i);
            }
        }
    }

    // Number by number, down the columns: short rows would spend their time on beginning and ending.
    [MethodImpl(Jit.Loop)]
    private static void Apart(Operand a, Operand b, float* y, int rows, int width)
    {
        for (int column = 0; column < width; column++)
        {
            float* left = a.At(0, column), right = b.At(0, column), to = y + column;
            for (int row = 0; row < rows; row++, left += a.Row, right += b.Row, to += width)
            {
                F.Value(Lanes1.Load(left), Lanes1.Load(right)).Store(to);
            }
        }
    }
}
