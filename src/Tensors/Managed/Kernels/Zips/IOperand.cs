using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>One side of a row of a zip.</summary>
internal unsafe interface IOperand<T, TSelf>
    where T : unmanaged, ILanes<T>
    where TSelf : struct, IOperand<T, TSelf>
{
    /// <summary>The row that begins at an address.</summary>
    static abstract TSelf At(float* source);

    T Load(int i);

    T LoadPart(int i, int count);
}

/// <summary>Numbers side by side.</summary>
internal readonly unsafe struct Side<T>(float* source) : IOperand<T, Side<T>>
    where T : unmanaged, ILanes<T>
{
    [MethodImpl(Jit.Inline)]
    public static Side<T> At(float* source) => new(source);

    [MethodImpl(Jit.Inline)]
    public T Load(int i) => T.Load(source + i);

    [MethodImpl(Jit.Inline)]
    public T LoadPart(int i, int count) => T.LoadPart(source + i, count);
}

/// <summary>The same number everywhere.</summary>
internal readonly struct Same<T>(T value) : IOperand<T, Same<T>>
    where T : unmanaged, ILanes<T>
{
    [MethodImpl(Jit.Inline)]
    public static unsafe Same<T> At(float* source) => new(T.Create(*source));

    [MethodImpl(Jit.Inline)]
    public T Load(int i) => value;

    [MethodImpl(Jit.Inline)]
    public T LoadPart(int i, int count) => value;
}
