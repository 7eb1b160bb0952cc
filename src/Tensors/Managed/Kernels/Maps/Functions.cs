using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>The table of <see cref="Unary"/>, a row each: those that need no exponential. Comparisons with NaN are false.</summary>
internal static class Functions
{
    public readonly struct Affine(float a, float b) : IFunction
    {
        [MethodImpl(Jit.Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.MultiplyAdd(T.Create(a), x, T.Create(b));

        [MethodImpl(Jit.Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => T.Create(a);
    }

    public readonly struct Clamp(float a, float b) : IFunction
    {
        [MethodImpl(Jit.Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.AtMost(T.AtLeast(x, T.Create(a)), T.Create(b));

        [MethodImpl(Jit.Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => new Within(a, b).Value(x);
    }

    public readonly struct Within(float a, float b) : IFunction
    {
        [MethodImpl(Jit.Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.Select(T.IsAtMost(T.Create(a), x), T.Select(T.IsAtMost(x, T.Create(b)), T.Create(1), T.Create(0)), T.Create(0));

        [MethodImpl(Jit.Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => T.Create(0);
    }

    public readonly struct Log : IFunction
    {
        [MethodImpl(Jit.Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.Log(x);

        [MethodImpl(Jit.Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => T.Create(1) / x;
    }

    public readonly struct Sqrt : IFunction
    {
        [MethodImpl(Jit.Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.Sqrt(x);

        [MethodImpl(Jit.Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => T.ZeroWhere(T.IsEqual(y, T.Create(0)), T.Create(0.5f) / y);
    }

    public readonly struct Square : IFunction
    {
        [MethodImpl(Jit.Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => x * x;

        [MethodImpl(Jit.Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => x + x;
    }

    public readonly struct ReciprocalOrZero : IFunction
    {
        [MethodImpl(Jit.Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.ZeroWhere(T.IsEqual(x, T.Create(0)), T.Create(1) / x);

        [MethodImpl(Jit.Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => -(y * y);
    }

    public readonly struct Abs : IFunction
    {
        [MethodImpl(Jit.Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.Abs(x);

        [MethodImpl(Jit.Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => new Sign().Value(x);
    }

    public readonly struct Sign : IFunction
    {
        [MethodImpl(Jit.Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.Select(T.IsBelow(T.Create(0), x), T.Create(1), T.Select(T.IsBelow(x, T.Create(0)), T.Create(-1), T.Create(0)));

        [MethodImpl(Jit.Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => T.Create(0);
    }

    public readonly struct Cos : IFunction
    {
        [MethodImpl(Jit.Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.Cos(x);

        [MethodImpl(Jit.Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => -T.Sin(x);
    }

    public readonly struct Relu : IFunction
    {
        [MethodImpl(Jit.Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.ZeroWhere(T.IsAtMost(x, T.Create(0)), x);

        [MethodImpl(Jit.Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => T.Select(T.IsBelow(T.Create(0), x), T.Create(1), T.Create(0));
    }
}
