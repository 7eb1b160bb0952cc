using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>The table of <see cref="Binary"/>, a row each.</summary>
internal static class Operations
{
    public readonly struct Add : IOperation
    {
        [MethodImpl(Jit.Inline)]
        public static T Value<T>(T a, T b)
            where T : unmanaged, ILanes<T> => a + b;
    }

    public readonly struct Subtract : IOperation
    {
        [MethodImpl(Jit.Inline)]
        public static T Value<T>(T a, T b)
            where T : unmanaged, ILanes<T> => a - b;
    }

    public readonly struct Multiply : IOperation
    {
        [MethodImpl(Jit.Inline)]
        public static T Value<T>(T a, T b)
            where T : unmanaged, ILanes<T> => a * b;
    }

    public readonly struct Divide : IOperation
    {
        [MethodImpl(Jit.Inline)]
        public static T Value<T>(T a, T b)
            where T : unmanaged, ILanes<T> => a / b;
    }

    public readonly struct Maximum : IOperation
    {
        [MethodImpl(Jit.Inline)]
        public static T Value<T>(T a, T b)
            where T : unmanaged, ILanes<T> => T.Max(a, b);
    }

    public readonly struct Minimum : IOperation
    {
        [MethodImpl(Jit.Inline)]
        public static T Value<T>(T a, T b)
            where T : unmanaged, ILanes<T> => T.Min(a, b);
    }

    public readonly struct Equal : IOperation
    {
        [MethodImpl(Jit.Inline)]
        public static T Value<T>(T a, T b)
            where T : unmanaged, ILanes<T> => T.Select(T.IsEqual(a, b), T.Create(1), T.Create(0));
    }

    public readonly struct Greater : IOperation
    {
        [MethodImpl(Jit.Inline)]
        public static T Value<T>(T a, T b)
            where T : unmanaged, ILanes<T> => T.Select(T.IsBelow(b, a), T.Create(1), T.Create(0));
    }
}
