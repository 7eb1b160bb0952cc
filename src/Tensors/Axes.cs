using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>Four numbers, one an axis: sizes or strides (in elements), outermost first.</summary>
[InlineArray(Count)]
public struct Axes : IEquatable<Axes>
{
    /// <summary>How many axes there are.</summary>
    public const int Count = 4;

    private int first;

    /// <summary>Four numbers, outermost first.</summary>
    public Axes(int first, int second, int third, int fourth)
    {
        this[0] = first;
        this[1] = second;
        this[2] = third;
        this[3] = fourth;
    }

    /// <summary>The strides of a row-major array without gaps of these sizes.</summary>
    public readonly Axes RowMajorStrides() => new(this[1] * this[2] * this[3], this[2] * this[3], this[3], 1);

    /// <inheritdoc/>
    public readonly bool Equals(Axes other) =>
        this[0] == other[0] && this[1] == other[1] && this[2] == other[2] && this[3] == other[3];

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Axes other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(this[0], this[1], this[2], this[3]);

    /// <summary>Whether two are equal in every axis.</summary>
    public static bool operator ==(Axes left, Axes right) => left.Equals(right);

    /// <summary>Whether two differ in an axis.</summary>
    public static bool operator !=(Axes left, Axes right) => !left.Equals(right);
}
