namespace Equivariant.ML.Tensors;

/// <summary>A tensor that training changes. Its path is its name in a saved model.</summary>
public sealed class Parameter
{
    private readonly ParameterSet owner;
    private readonly List<Parameter> parts = [];
    private TensorNode? value;
    private TensorNode? gradient;

    internal Parameter(ParameterSet owner, string path, Shape shape, int start)
    {
        this.owner = owner;
        Path = path;
        Shape = shape;
        Start = start;
    }

    /// <summary>The names of the scopes it lies in and its own, joined by slashes: <c>layer0/edge/weight</c>.</summary>
    public string Path { get; }

    /// <summary>The sizes of the axes.</summary>
    public Shape Shape { get; }

    /// <summary>The values, as an operand of ops.</summary>
    public Tensor Value
    {
        get
        {
            owner.Freeze();
            return value!.Handle();
        }
    }

    /// <summary>What <see cref="Scope.Backward"/> has added up since <see cref="ParameterSet.ClearGradients"/>.</summary>
    public Tensor Gradient
    {
        get
        {
            owner.Freeze();
            return gradient!.Handle();
        }
    }

    /// <summary>Where its values begin among the set's.</summary>
    internal int Start { get; }

    /// <summary>
    /// Some rows of a matrix, as a parameter that shares its numbers and its gradient with this one: the part of a weight that meets a part of the
    /// inputs. It is no parameter of the set's own, and has to be asked for before the first use of a value.
    /// </summary>
    /// <param name="start">The first row.</param>
    /// <param name="count">How many rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">This is no matrix, or has no such rows.</exception>
    /// <exception cref="InvalidOperationException">The values are already in use.</exception>
    public Parameter Rows(int start, int count)
    {
        if (Shape.Rank != 2 || start < 0 || count < 0 || start > Shape[0] - count)
        {
            throw new ArgumentOutOfRangeException(nameof(start), $"Parameter {Path} {Shape} has no {count} rows from {start}.");
        }

        if (value is not null)
        {
            throw new InvalidOperationException($"Rows of parameter {Path} come too late: the values are already in use.");
        }

        var part = new Parameter(owner, $"{Path}[{start}..{start + count}]", new Shape(count, Shape[1]), Start + (start * Shape[1]));
        parts.Add(part);
        return part;
    }

    /// <summary>Overwrites the values.</summary>
    /// <param name="values">Row-major, as many as the shape has elements.</param>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public void Set(ReadOnlySpan<double> values)
    {
        if (values.Length != Shape.Length)
        {
            throw new ArgumentException($"Parameter {Path} {Shape}: {values.Length} values given, expected {Shape.Length}.", nameof(values));
        }

        owner.Engine.Write(values, Value.Node.Storage!);
    }

    /// <summary>Overwrites the values.</summary>
    /// <param name="values">Row-major, as many as the shape has elements.</param>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public void Set(ReadOnlySpan<float> values)
    {
        if (values.Length != Shape.Length)
        {
            throw new ArgumentException($"Parameter {Path} {Shape}: {values.Length} values given, expected {Shape.Length}.", nameof(values));
        }

        owner.Engine.Write(values, Value.Node.Storage!);
    }

    internal void Bind(Engine engine, Storage values, Storage gradients)
    {
        Storage sum = gradients.Slice(Start, Shape.Length);
        value = Outside(engine, values.Slice(Start, Shape.Length));
        value.RequiresGradient = true;
        value.Accumulator = sum;
        gradient = Outside(engine, sum);
        foreach (Parameter part in parts)
        {
            part.Bind(engine, values, gradients);
        }
    }

    private TensorNode Outside(Engine engine, Storage storage)
    {
        var node = new TensorNode(engine);
        node.Begin(null, Shape, storage);
        return node;
    }
}
