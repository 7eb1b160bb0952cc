using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>A sum, a mean, or the largest, feature by feature; nothing is learnt.</summary>
public sealed record PooledReadout : ReadoutOptions
{
    /// <summary>Which of them.</summary>
    public required Readout Pool { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        if (!Enum.IsDefined(Pool))
        {
            throw new ArgumentOutOfRangeException(nameof(Readout), Pool, $"{nameof(Readout)} is {Pool}; expected {string.Join(", ", Enum.GetNames<Readout>())}.");
        }
    }

    /// <summary>The name of the <see cref="Readout"/>.</summary>
    public override string ToString() => Pool.ToString();

    private protected override GraphReadout Build(ParameterScope parameters, int width) => new Pooling(Pool, width);

    private sealed class Pooling(Readout pool, int width) : GraphReadout(width)
    {
        internal override Tensor Apply(GraphBatch graph, Tensor nodes) => pool.Apply(graph, nodes);
    }
}
