using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>Whether a register is read and written whole or in part, known to the compiler.</summary>
internal unsafe interface IPart
{
    /// <summary>The first <paramref name="count"/> floats, which are all where the register is whole.</summary>
    static abstract T Load<T>(float* source, int count)
        where T : unmanaged, ILanes<T>;

    /// <summary>Writes the first <paramref name="count"/> floats.</summary>
    static abstract void Store<T>(float* target, int count, T value)
        where T : unmanaged, ILanes<T>;
}

/// <summary>All of it.</summary>
internal readonly unsafe struct Whole : IPart
{
    [MethodImpl(Jit.Inline)]
    public static T Load<T>(float* source, int count)
        where T : unmanaged, ILanes<T> => T.Load(source);

    [MethodImpl(Jit.Inline)]
    public static void Store<T>(float* target, int count, T value)
        where T : unmanaged, ILanes<T> => value.Store(target);
}

/// <summary>A part of it.</summary>
internal readonly unsafe struct Part : IPart
{
    [MethodImpl(Jit.Inline)]
    public static T Load<T>(float* source, int count)
        where T : unmanaged, ILanes<T> => T.LoadPart(source, count);

    [MethodImpl(Jit.Inline)]
    public static void Store<T>(float* target, int count, T value)
        where T : unmanaged, ILanes<T> => value.StorePart(target, count);
}
