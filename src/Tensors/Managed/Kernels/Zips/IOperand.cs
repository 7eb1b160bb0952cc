using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>One side of a row of a zip: numbers side by side, or one number for the whole row.</summary>
internal interface IOperand<T>
    where T : unmanaged, ILanes<T>
{
    T Load(int i);

    T LoadPart(int i, int count);
}

/// <summary>Numbers side by side.</summary>
internal readonly unsafe struct Side<T>(float* source) : IOperand<T>
    where T : unmanaged, ILanes<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Load(int i) => T.Load(source + i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LoadPart(int i, int count) => T.LoadPart(source + i, count);
}

/// <summary>The same number everywhere.</summary>
internal readonly struct Same<T>(T value) : IOperand<T>
    where T : unmanaged, ILanes<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Load(int i) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T LoadPart(int i, int count) => value;
}
