namespace Equivariant.ML.Tensors;

/// <summary>
/// A handle to an array of numbers on an <see cref="Engine"/>. What ops compute lives in the <see cref="Scope"/> of their operands
/// until that is disposed, or until a reverse pass has used it for the last time; a handle used later throws.
/// </summary>
public readonly struct Tensor : IEquatable<Tensor>
{
    private readonly TensorNode? node;
    private readonly uint version;

    internal Tensor(TensorNode node, uint version)
    {
        this.node = node;
        this.version = version;
    }

    /// <summary>The sizes of the axes.</summary>
    public Shape Shape => Node.Shape;

    /// <summary>The engine that holds the numbers.</summary>
    public Engine Engine => Node.Engine;

    /// <summary>Whether a gradient with respect to it can be asked for.</summary>
    public bool RequiresGradient => Node.RequiresGradient;

    internal TensorNode Node =>
        node is { } alive && alive.Version == version
            ? alive
            : throw (node is null
                ? new InvalidOperationException("This tensor was never assigned.")
                : new ObjectDisposedException(nameof(Tensor), "This tensor's scope has ended, or a reverse pass has given its numbers back."));

    /// <summary>Copies the numbers, row-major, in single precision.</summary>
    public float[] ToArray()
    {
        var values = new float[Shape.Length];
        CopyTo(values);
        return values;
    }

    /// <summary>Copies the numbers, row-major, in double precision.</summary>
    public double[] ToDoubleArray()
    {
        var values = new double[Shape.Length];
        Engine.Read(Node.Storage!, values);
        return values;
    }

    /// <summary>Copies the numbers, row-major.</summary>
    /// <exception cref="ArgumentException">There is not room for exactly as many.</exception>
    public void CopyTo(Span<float> values)
    {
        if (values.Length != Shape.Length)
        {
            throw new ArgumentException($"Room for {values.Length} numbers; the tensor {Shape} has {Shape.Length}.", nameof(values));
        }

        Engine.Read(Node.Storage!, values);
    }

    /// <summary>The number that a tensor of one element holds.</summary>
    /// <exception cref="InvalidOperationException">It has more or fewer elements.</exception>
    public double ToScalar()
    {
        if (Shape.Length != 1)
        {
            throw new InvalidOperationException($"A tensor {Shape} is not one number.");
        }

        Span<double> value = stackalloc double[1];
        Engine.Read(Node.Storage!, value);
        return value[0];
    }

    /// <summary>a + b, with broadcasting.</summary>
    public static Tensor operator +(Tensor a, Tensor b) => TensorOps.Add(a, b);

    /// <summary>a − b, with broadcasting.</summary>
    public static Tensor operator -(Tensor a, Tensor b) => TensorOps.Subtract(a, b);

    /// <summary>a·b element by element, with broadcasting.</summary>
    public static Tensor operator *(Tensor a, Tensor b) => TensorOps.Multiply(a, b);

    /// <summary>a/b element by element, with broadcasting.</summary>
    public static Tensor operator /(Tensor a, Tensor b) => TensorOps.Divide(a, b);

    /// <summary>a·x.</summary>
    public static Tensor operator *(double a, Tensor x) => x.Affine(a, 0);

    /// <summary>a·x.</summary>
    public static Tensor operator *(Tensor x, double a) => x.Affine(a, 0);

    /// <summary>x + b.</summary>
    public static Tensor operator +(Tensor x, double b) => x.Affine(1, b);

    /// <summary>x − b.</summary>
    public static Tensor operator -(Tensor x, double b) => x.Affine(1, -b);

    /// <summary>b − x.</summary>
    public static Tensor operator -(double b, Tensor x) => x.Affine(-1, b);

    /// <summary>−x.</summary>
    public static Tensor operator -(Tensor x) => x.Affine(-1, 0);

    /// <inheritdoc/>
    public bool Equals(Tensor other) => ReferenceEquals(node, other.node) && version == other.version;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(node, version);

    /// <summary>Whether two handles stand for the same tensor.</summary>
    public static bool operator ==(Tensor left, Tensor right) => left.Equals(right);

    /// <summary>Whether two handles stand for different tensors.</summary>
    public static bool operator !=(Tensor left, Tensor right) => !left.Equals(right);
}
