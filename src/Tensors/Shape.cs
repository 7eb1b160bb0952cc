using System.Globalization;

namespace Equivariant.ML.Tensors;

/// <summary>The sizes of a tensor's axes, none to four of them, outermost first. Elements lie row-major, without gaps.</summary>
public readonly struct Shape : IEquatable<Shape>
{
    private readonly Axes sizes;

    /// <summary>A vector's shape.</summary>
    public Shape(int length)
        : this(1, new Axes(1, 1, 1, length))
    {
    }

    /// <summary>A matrix's shape.</summary>
    public Shape(int rows, int columns)
        : this(2, new Axes(1, 1, rows, columns))
    {
    }

    /// <summary>A shape of three axes, such as a stack of matrices.</summary>
    public Shape(int first, int second, int third)
        : this(3, new Axes(1, first, second, third))
    {
    }

    /// <summary>A shape of four axes.</summary>
    public Shape(int first, int second, int third, int fourth)
        : this(4, new Axes(first, second, third, fourth))
    {
    }

    private Shape(int rank, in Axes sizes)
    {
        long length = 1;
        for (int axis = 0; axis < Axes.Count; axis++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(sizes[axis]);
            length *= sizes[axis];
        }

        if (length > int.MaxValue)
        {
            throw new ArgumentException($"A tensor holds at most {int.MaxValue} elements; this shape has {length}.");
        }

        Rank = rank;
        Length = (int)length;
        this.sizes = sizes;
    }

    /// <summary>The shape of a single number: no axes, one element.</summary>
    public static Shape Scalar => new(0, new Axes(1, 1, 1, 1));

    /// <summary>How many axes there are, 0 to 4.</summary>
    public int Rank { get; }

    /// <summary>How many elements there are.</summary>
    public int Length { get; }

    /// <summary>The size of an axis, 0 the outermost.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public int this[int axis]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(axis);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(axis, Rank);
            return sizes[Axes.Count - Rank + axis];
        }
    }

    /// <summary>The same sizes over four axes, padded with ones in front.</summary>
    internal Axes Padded => sizes;

    /// <summary>A shape of the given rank from four sizes, the first 4 − rank of which are 1.</summary>
    internal static Shape FromPadded(int rank, in Axes sizes) => new(rank, sizes);

    /// <summary>The shape with one axis resized.</summary>
    internal Shape With(int axis, int size)
    {
        Axes resized = sizes;
        resized[Axes.Count - Rank + axis] = size;
        return new Shape(Rank, resized);
    }

    /// <inheritdoc/>
    public bool Equals(Shape other) => Rank == other.Rank && sizes.Equals(other.sizes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rank, sizes[0], sizes[1], sizes[2], sizes[3]);

    /// <summary>Whether two shapes have the same axes.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether two shapes differ.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <summary>The sizes, as in <c>[2000×64]</c>.</summary>
    public override string ToString()
    {
        Shape self = this;
        return "[" + string.Join('×', Enumerable.Range(0, Rank).Select(axis => self[axis].ToString(CultureInfo.InvariantCulture))) + "]";
    }
}
