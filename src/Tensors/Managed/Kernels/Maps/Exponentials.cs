using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>
/// The table of <see cref="Unary"/>, continued: functions of eˣ, each within 2e-6 of its value in relative error (tests hold them to it).
/// eˣ = 2ⁿ·eʳ with n the whole number nearest to x/ln 2 and r = x − n·ln 2, at most ½ln 2 in size, where eʳ − 1 is a short polynomial.
/// </summary>
internal static class Exponentials
{
    // Beyond ±Limit eˣ is 0 or infinite in single precision.
    private const float Limit = 104;

    // Within ±Normal eˣ is a normal number, whose exponent can be set at one go.
    private const float Normal = 87.3f;

    public readonly struct Exp : IFunction
    {
        [MethodImpl(Jit.Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => Power(T.AtMost(T.AtLeast(x, T.Create(-Limit)), T.Create(Limit)));

        [MethodImpl(Jit.Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => y;
    }

    public readonly struct Sigmoid : IFunction
    {
        [MethodImpl(Jit.Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.Create(1) / OnePlusPower(x);

        [MethodImpl(Jit.Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => y * (T.Create(1) - y);
    }

    /// <summary>x·σ(x), which is 0 in effect where σ would be subnormal, so that −∞ gives 0 and not NaN.</summary>
    public readonly struct Silu : IFunction
    {
        [MethodImpl(Jit.Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => NotFarBelow(x) / OnePlusPower(x);

        /// <summary>σ(x)·(1 + x·(1 − σ(x))); x is held below where 1 − σ is 0 too, so that +∞ gives 1 and not NaN.</summary>
        [MethodImpl(Jit.Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => SlopeOf(x, T.Create(1) / OnePlusPower(x));

        /// <summary>The value and the slope, with one exponential.</summary>
        [MethodImpl(Jit.Inline)]
        public static void Both<T>(T x, out T value, out T slope)
            where T : unmanaged, ILanes<T>
        {
            T sigmoid = T.Create(1) / OnePlusPower(x);
            value = NotFarBelow(x) * sigmoid;
            slope = SlopeOf(x, sigmoid);
        }

        [MethodImpl(Jit.Inline)]
        private static T SlopeOf<T>(T x, T sigmoid)
            where T : unmanaged, ILanes<T> => sigmoid * T.MultiplyAdd(Within(x), T.Create(1) - sigmoid, T.Create(1));

        [MethodImpl(Jit.Inline)]
        private static T NotFarBelow<T>(T x)
            where T : unmanaged, ILanes<T> => T.ZeroWhere(T.IsBelow(x, T.Create(-Normal)), x);
    }

    /// <summary>With t = e^−|x|: max(x, 0) + ln(1 + t). Where 1 + t is rounded to u, ln(1 + t) is t·ln u/(u − 1), so that nothing is lost for small t.</summary>
    public readonly struct Softplus : IFunction
    {
        [MethodImpl(Jit.Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T>
        {
            T t = Power(T.AtLeast(-T.Abs(x), T.Create(-Limit)));
            T u = T.Create(1) + t, less = u - T.Create(1);
            T log = T.Select(T.IsEqual(less, T.Create(0)), t, t * T.Log(u) / less);
            return T.ZeroWhere(T.IsAtMost(x, T.Create(0)), x) + log;
        }

        [MethodImpl(Jit.Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => T.Create(1) / OnePlusPower(x);
    }

    /// <summary>With t = e²ˣ − 1: t/(t + 2). Near 0, t comes from the polynomial alone, so that nothing cancels.</summary>
    public readonly struct Tanh : IFunction
    {
        // The hyperbolic tangent is 1 in single precision from about 9.
        private const float Saturated = 10;

        [MethodImpl(Jit.Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T>
        {
            x = T.AtMost(T.AtLeast(x, T.Create(-Saturated)), T.Create(Saturated));
            T less = Reduced(x + x, out T n);
            T power = T.Scale(T.Create(1), n);
            T t = T.MultiplyAdd(power, less, power - T.Create(1));
            return t / (t + T.Create(2));
        }

        [MethodImpl(Jit.Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => T.Create(1) - (y * y);
    }

    /// <summary>eˣ for x within the limits.</summary>
    [MethodImpl(Jit.Inline)]
    private static T Power<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        T less = Reduced(x, out T n);
        return T.Scale(T.Create(1) + less, n);
    }

    /// <summary>
    /// 1 + e⁻ˣ, which is 1 for large x and at most 1 + e⁸⁷: e⁻ˣ = 2ⁿ·e⁻ˢ with s = x + n·ln 2, and the two parts of ln 2 and the polynomial of <see cref="Reduced"/>, with r = −s.
    /// </summary>
    [MethodImpl(Jit.Inline)]
    private static T OnePlusPower<T>(T x)
        where T : unmanaged, ILanes<T>
    {
        x = Within(x);
        T rounding = T.Create(12582912f), n = T.MultiplyAdd(x, T.Create(-1.44269504f), rounding);
        T whole = n - rounding, s = T.MultiplyAdd(whole, T.Create(0.693359375f), x);
        s = T.MultiplyAdd(whole, T.Create(-2.12194440e-4f), s);
        T p = T.MultiplyAdd(s, T.Create(-8.312479186e-3f), T.Create(4.189055231e-2f));
        p = T.MultiplyAdd(s, p, T.Create(-1.666711630e-1f));
        p = T.MultiplyAdd(s, p, T.Create(4.999922880e-1f));
        p = T.MultiplyAdd(s, p, T.Create(-1));
        return T.Create(1) + T.ScaleNormal(T.MultiplyAdd(s, p, T.Create(1)), n);
    }

    [MethodImpl(Jit.Inline)]
    private static T Within<T>(T x)
        where T : unmanaged, ILanes<T> => T.AtMost(T.AtLeast(x, T.Create(-Normal)), T.Create(Normal));

    /// <summary>eʳ − 1 and n. Adding and taking away 1.5·2²³ rounds to a whole number; ln 2 is taken in two parts, the first short enough for n times it to be exact.</summary>
    [MethodImpl(Jit.Inline)]
    private static T Reduced<T>(T x, out T n)
        where T : unmanaged, ILanes<T>
    {
        T rounding = T.Create(12582912f);
        n = T.MultiplyAdd(x, T.Create(1.44269504f), rounding) - rounding;
        T r = T.MultiplyAdd(n, T.Create(-0.693359375f), x);
        r = T.MultiplyAdd(n, T.Create(2.12194440e-4f), r);

        // eʳ − 1 = r + r²·p(r), p of degree 3 fitted for the least relative error of eʳ on |r| ≤ ½ln 2, which is 1.1e-7.
        T p = T.MultiplyAdd(r, T.Create(8.312479186e-3f), T.Create(4.189055231e-2f));
        p = T.MultiplyAdd(r, p, T.Create(1.666711630e-1f));
        p = T.MultiplyAdd(r, p, T.Create(4.999922880e-1f));
        return T.MultiplyAdd(r * r, p, r);
    }
}
