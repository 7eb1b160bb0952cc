using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>A <see cref="Reduction"/> over the lanes of registers.</summary>
internal interface IFold
{
    /// <summary>What changes nothing when folded in.</summary>
    static abstract float Start { get; }

    /// <summary>Folds two into one.</summary>
    static abstract T Two<T>(T a, T b)
        where T : unmanaged, ILanes<T>;

    /// <summary>Folds the lanes of a register into one.</summary>
    static abstract float Lanes<T>(T x)
        where T : unmanaged, ILanes<T>;
}

/// <summary><see cref="Reduction.Sum"/>.</summary>
internal readonly struct SumFold : IFold
{
    public static float Start => 0;

    [MethodImpl(Jit.Inline)]
    public static T Two<T>(T a, T b)
        where T : unmanaged, ILanes<T> => a + b;

    [MethodImpl(Jit.Inline)]
    public static float Lanes<T>(T x)
        where T : unmanaged, ILanes<T> => x.Sum();
}

/// <summary><see cref="Reduction.Max"/>.</summary>
internal readonly struct MaxFold : IFold
{
    public static float Start => float.NegativeInfinity;

    [MethodImpl(Jit.Inline)]
    public static T Two<T>(T a, T b)
        where T : unmanaged, ILanes<T> => T.Max(a, b);

    [MethodImpl(Jit.Inline)]
    public static float Lanes<T>(T x)
        where T : unmanaged, ILanes<T> => x.Largest();
}
