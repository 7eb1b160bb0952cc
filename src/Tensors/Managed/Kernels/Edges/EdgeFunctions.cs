namespace Equivariant.ML.Tensors;

/// <summary>Functions over the numbers of a tile.</summary>
internal static unsafe class EdgeFunctions<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>y = f(x) and, where <paramref name="slope"/> is not null, slope = f′(x); slope may be x.</summary>
    public static void Run(Unary f, float a, float b, float* x, float* y, float* slope, int length)
    {
        switch (f)
        {
            case Unary.Affine: Run(new Functions.Affine(a, b), x, y, slope, length); break;
            case Unary.Clamp: Run(new Functions.Clamp(a, b), x, y, slope, length); break;
            case Unary.Within: Run(new Functions.Within(a, b), x, y, slope, length); break;
            case Unary.Exp: Run(default(Exponentials.Exp), x, y, slope, length); break;
            case Unary.Log: Run(default(Functions.Log), x, y, slope, length); break;
            case Unary.Sqrt: Run(default(Functions.Sqrt), x, y, slope, length); break;
            case Unary.Square: Run(default(Functions.Square), x, y, slope, length); break;
            case Unary.ReciprocalOrZero: Run(default(Functions.ReciprocalOrZero), x, y, slope, length); break;
            case Unary.Abs: Run(default(Functions.Abs), x, y, slope, length); break;
            case Unary.Sign: Run(default(Functions.Sign), x, y, slope, length); break;
            case Unary.Sigmoid: Run(default(Exponentials.Sigmoid), x, y, slope, length); break;
            case Unary.Tanh: Run(default(Exponentials.Tanh), x, y, slope, length); break;
            case Unary.Silu: Run(default(Exponentials.Silu), x, y, slope, length); break;
            case Unary.Relu: Run(default(Functions.Relu), x, y, slope, length); break;
            case Unary.Softplus: Run(default(Exponentials.Softplus), x, y, slope, length); break;
            case Unary.Cos: Run(default(Functions.Cos), x, y, slope, length); break;
            default: throw new ArgumentOutOfRangeException(nameof(f), f, $"No such {nameof(Unary)}.");
        }
    }

    private static void Run<F>(F f, float* x, float* y, float* slope, int length)
        where F : unmanaged, IFunction
    {
        if (slope == null)
        {
            new MapJob<T, F>(f, x, y).Run(0, length);
        }
        else
        {
            new SlopeJob<T, F>(f, x, y, slope).Run(0, length);
        }
    }
}
