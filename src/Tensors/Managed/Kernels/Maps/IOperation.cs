namespace Equivariant.ML.Tensors;

/// <summary>A <see cref="Binary"/> over the lanes of two registers.</summary>
internal interface IOperation
{
    /// <summary>f(a, b).</summary>
    static abstract T Value<T>(T a, T b)
        where T : unmanaged, ILanes<T>;
}
