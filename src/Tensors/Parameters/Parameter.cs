namespace Equivariant.ML.Tensors;

/// <summary>A tensor that training changes. Its path is its name in a saved model.</summary>
public sealed class Parameter
{
    private readonly ParameterSet owner;
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
    }

    private TensorNode Outside(Engine engine, Storage storage)
    {
        var node = new TensorNode(engine);
        node.Begin(null, Shape, storage);
        return node;
    }
}
