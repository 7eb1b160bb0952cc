namespace Equivariant.ML.Tensors;

/// <summary>What a network holds between passes and is saved with, by path: a <see cref="Parameter"/> or a <see cref="Statistic"/>.</summary>
public abstract class SavedTensor
{
    private TensorNode? value;

    private protected SavedTensor(ParameterSet owner, string path, Shape shape, int start)
    {
        Owner = owner;
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
            Owner.Freeze();
            return value!.Handle();
        }
    }

    /// <summary>Where its values begin among those of its kind.</summary>
    internal int Start { get; }

    private protected ParameterSet Owner { get; }

    private protected bool IsInUse => value is not null;

    /// <summary>Overwrites the values.</summary>
    /// <param name="values">Row-major, as many as the shape has elements.</param>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public void Set(ReadOnlySpan<double> values)
    {
        CheckCount(values.Length, nameof(values));
        Owner.Engine.Write(values, Value.Node.Storage!);
    }

    /// <summary>Overwrites the values.</summary>
    /// <param name="values">Row-major, as many as the shape has elements.</param>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public void Set(ReadOnlySpan<float> values)
    {
        CheckCount(values.Length, nameof(values));
        Owner.Engine.Write(values, Value.Node.Storage!);
    }

    /// <summary>Takes its place in a block of values.</summary>
    private protected TensorNode Place(Storage values)
    {
        value = Outside(values.Slice(Start, Shape.Length));
        return value;
    }

    private protected TensorNode Outside(Storage storage)
    {
        var node = new TensorNode(Owner.Engine);
        node.Begin(null, Shape, storage);
        return node;
    }

    private void CheckCount(int count, string parameter)
    {
        if (count != Shape.Length)
        {
            throw new ArgumentException($"{GetType().Name} {Path} {Shape}: {count} values given, expected {Shape.Length}.", parameter);
        }
    }
}
