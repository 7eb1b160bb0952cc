namespace Equivariant.ML.Tensors;

/// <summary>y = f(a, b) along one row, where a and b each stand side by side (step 1), stay the same (step 0), or lie apart.</summary>
internal static unsafe class ZipRow
{
    public static void Run<T, F>(float* a, int aStep, float* b, int bStep, float* y, int length)
        where T : unmanaged, ILanes<T>
        where F : unmanaged, IOperation
    {
        // Below a register's width a row costs more to set up than to compute.
        if (length < T.Count || (aStep | bStep) is < 0 or > 1)
        {
            for (int i = 0; i < length; i++)
            {
                F.Value(Lanes1.Load(a + ((nint)i * aStep)), Lanes1.Load(b + ((nint)i * bStep))).Store(y + i);
            }
        }
        else if (aStep == 1 && bStep == 1)
        {
            Run<T, F, Side<T>, Side<T>>(new Side<T>(a), new Side<T>(b), y, length);
        }
        else if (aStep == 1)
        {
            Run<T, F, Side<T>, Same<T>>(new Side<T>(a), new Same<T>(T.Create(*b)), y, length);
        }
        else if (bStep == 1)
        {
            Run<T, F, Same<T>, Side<T>>(new Same<T>(T.Create(*a)), new Side<T>(b), y, length);
        }
        else
        {
            Run<T, F, Same<T>, Same<T>>(new Same<T>(T.Create(*a)), new Same<T>(T.Create(*b)), y, length);
        }
    }

    private static void Run<T, F, TLeft, TRight>(TLeft a, TRight b, float* y, int length)
        where T : unmanaged, ILanes<T>
        where F : unmanaged, IOperation
        where TLeft : struct, IOperand<T>
        where TRight : struct, IOperand<T>
    {
        int i = 0;

        // A register of numbers at a time; then the rest in one part of a register.
        for (; i <= length - T.Count; i += T.Count)
        {
            F.Value(a.Load(i), b.Load(i)).Store(y + i);
        }

        if (i < length)
        {
            F.Value(a.LoadPart(i, length - i), b.LoadPart(i, length - i)).StorePart(y + i, length - i);
        }
    }
}
