using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>The table of <see cref="Unary"/>, a row each: those that need no exponential. Comparisons with NaN are false.</summary>
internal static class Functions
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public readonly struct Affine(float a, float b) : IFunction
    {
        [MethodImpl(Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.MultiplyAdd(T.Create(a), x, T.Create(b));

        [MethodImpl(Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => T.Create(a);
    }

    public readonly struct Clamp(float a, float b) : IFunction
    {
        [MethodImpl(Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.Min(T.Max(x, T.Create(a)), T.Create(b));

        [MethodImpl(Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => new Within(a, b).Value(x);
    }

    public readonly struct Within(float a, float b) : IFunction
    {
        [MethodImpl(Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.Select(T.AtMost(T.Create(a), x), T.Select(T.AtMost(x, T.Create(b)), T.Create(1), T.Create(0)), T.Create(0));

        [MethodImpl(Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => T.Create(0);
    }

    public readonly struct Log : IFunction
    {
        [MethodImpl(Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.Log(x);

        [MethodImpl(Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => T.Create(1) / x;
    }

    public readonly struct Sqrt : IFunction
    {
        [MethodImpl(Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.Sqrt(x);

        [MethodImpl(Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => T.Select(T.Equal(y, T.Create(0)), T.Create(0), T.Create(0.5f) / y);
    }

    public readonly struct Square : IFunction
    {
        [MethodImpl(Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => x * x;

        [MethodImpl(Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => x + x;
    }

    public readonly struct ReciprocalOrZero : IFunction
    {
        [MethodImpl(Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.Select(T.Equal(x, T.Create(0)), T.Create(0), T.Create(1) / x);

        [MethodImpl(Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => -(y * y);
    }

    public readonly struct Abs : IFunction
    {
        [MethodImpl(Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.Abs(x);

        [MethodImpl(Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => new Sign().Value(x);
    }

    public readonly struct Sign : IFunction
    {
        [MethodImpl(Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.Select(T.Below(T.Create(0), x), T.Create(1), T.Select(T.Below(x, T.Create(0)), T.Create(-1), T.Create(0)));

        [MethodImpl(Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => T.Create(0);
    }

    public readonly struct Relu : IFunction
    {
        [MethodImpl(Inline)]
        public T Value<T>(T x)
            where T : unmanaged, ILanes<T> => T.Select(T.AtMost(x, T.Create(0)), T.Create(0), x);

        [MethodImpl(Inline)]
        public T Slope<T>(T x, T y)
            where T : unmanaged, ILanes<T> => T.Select(T.Below(T.Create(0), x), T.Create(1), T.Create(0));
    }
}
