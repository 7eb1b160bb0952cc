using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>Numbers that are the same in every pass over a batch, as a tensor that outlives them.</summary>
internal sealed class KeptNumbers(double[] numbers)
{
    // One engine's at a time: a batch that serves two engines in turn is rare.
    private volatile KeptTensor? kept;

    /// <summary>The numbers, [their count].</summary>
    internal Tensor On(Engine engine)
    {
        if (kept is { } known && ReferenceEquals(known.Value.Engine, engine))
        {
            return known.Value;
        }

        Tensor values = engine.Keep(numbers, new Shape(numbers.Length));
        kept = new KeptTensor(values);
        return values;
    }

    private sealed record KeptTensor(Tensor Value);
}
