namespace Equivariant.ML.Tensors;

/// <summary>What each <see cref="Unary"/> and <see cref="Binary"/> means, in double precision.</summary>
internal static class ReferenceFunctions
{
    public static double Value(Unary f, double a, double b, double x) => f switch
    {
        Unary.Affine => (a * x) + b,
        Unary.Clamp => Math.Min(Math.Max(x, a), b),
        Unary.Within => x >= a && x <= b ? 1 : 0,
        Unary.Exp => Math.Exp(x),
        Unary.Log => Math.Log(x),
        Unary.Sqrt => Math.Sqrt(x),
        Unary.Square => x * x,
        Unary.ReciprocalOrZero => x == 0 ? 0 : 1 / x,
        Unary.Abs => Math.Abs(x),
        Unary.Sign => Sign(x),
        Unary.Sigmoid => Sigmoid(x),
        Unary.Tanh => Math.Tanh(x),
        Unary.Silu => double.IsNegativeInfinity(x) ? 0 : x * Sigmoid(x),
        Unary.Relu => x <= 0 ? 0 : x,
        Unary.Softplus => Softplus(x),
        Unary.Cos => Math.Cos(x),
        _ => throw new ArgumentOutOfRangeException(nameof(f), f, "No such function."),
    };

    public static double Derivative(Unary f, double a, double b, double x, double y) => f switch
    {
        Unary.Affine => a,
        Unary.Clamp => x >= a && x <= b ? 1 : 0,
        Unary.Within => 0,
        Unary.Exp => y,
        Unary.Log => 1 / x,
        Unary.Sqrt => y == 0 ? 0 : 0.5 / y,
        Unary.Square => 2 * x,
        Unary.ReciprocalOrZero => -(y * y),
        Unary.Abs => Sign(x),
        Unary.Sign => 0,
        Unary.Sigmoid => y * (1 - y),
        Unary.Tanh => 1 - (y * y),
        Unary.Silu => double.IsInfinity(x) ? Sigmoid(x) : Sigmoid(x) + (y * Sigmoid(-x)),
        Unary.Relu => x > 0 ? 1 : 0,
        Unary.Softplus => Sigmoid(x),
        Unary.Cos => -Math.Sin(x),
        _ => throw new ArgumentOutOfRangeException(nameof(f), f, "No such function."),
    };

    public static double Value(Binary f, double a, double b) => f switch
    {
        Binary.Add => a + b,
        Binary.Subtract => a - b,
        Binary.Multiply => a * b,
        Binary.Divide => a / b,
        Binary.Maximum => Math.Max(a, b),
        Binary.Minimum => Math.Min(a, b),
        Binary.Equal => a == b ? 1 : 0,
        Binary.Greater => a > b ? 1 : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(f), f, "No such function."),
    };

    // Of NaN, 0: Math.Sign throws there.
    private static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : 0;

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    // max(x, 0) + ln(1 + e^−|x|), whose power cannot overflow. Where 1 + t is rounded, ln(1 + t) is near t·ln u/(u − 1) with u = 1 + t as it is rounded.
    private static double Softplus(double x)
    {
        double t = Math.Exp(-Math.Abs(x)), u = 1 + t;
        return (x <= 0 ? 0 : x) + (u == 1 ? t : t * Math.Log(u) / (u - 1));
    }
}
