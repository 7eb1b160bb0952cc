namespace Equivariant.ML.Tensors;

/// <summary>A <see cref="Unary"/> over the lanes of a register; its constants are its fields.</summary>
internal interface IFunction
{
    /// <summary>f(x).</summary>
    T Value<T>(T x)
        where T : unmanaged, ILanes<T>;

    /// <summary>f′(x), where y = f(x).</summary>
    T Slope<T>(T x, T y)
        where T : unmanaged, ILanes<T>;
}
