namespace Equivariant.ML.Tensors;

/// <summary>A tensor that training changes by its gradient. Its path is its name in a saved model.</summary>
public sealed class Parameter : SavedTensor
{
    private readonly List<Parameter> parts = [];
    private TensorNode? gradient;

    internal Parameter(ParameterSet owner, string path, Shape shape, int start)
        : base(owner, path, shape, start)
    {
    }

    /// <summary>What <see cref="Scope.Backward"/> has added up since <see cref="ParameterSet.ClearGradients"/>.</summary>
    public Tensor Gradient
    {
        get
        {
            Owner.Freeze();
            return gradient!.Handle();
        }
    }

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

        if (IsInUse)
        {
            throw new InvalidOperationException($"Rows of parameter {Path} come too late: the values are already in use.");
        }

        var part = new Parameter(Owner, $"{Path}[{start}..{start + count}]", new Shape(count, Shape[1]), Start + (start * Shape[1]));
        parts.Add(part);
        return part;
    }

    internal void Bind(Storage values, Storage gradients)
    {
        Storage sum = gradients.Slice(Start, Shape.Length);
        TensorNode value = Place(values);
        value.RequiresGradient = true;
        value.Accumulator = sum;
        gradient = Outside(sum);
        foreach (Parameter part in parts)
        {
            part.Bind(values, gradients);
        }
    }
}
