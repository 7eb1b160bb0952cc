using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>The simplest motion: each node goes straight on, x + t·v, for one learnt time t. The baseline of the motion of particles.</summary>
public sealed record LinearDynamicsOptions : NetworkOptions
{
    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override bool NeedsPositions => true;

    /// <inheritdoc/>
    public override bool MovesPositions => true;

    /// <inheritdoc/>
    public override int NodeWidth => 0;

    private protected override Network Build(ParameterScope parameters, InputWidths inputs) =>
        inputs.Velocities
            ? new Network([new LinearDynamicsLayer(parameters)])
            : throw new ArgumentException($"{nameof(LinearDynamicsOptions)}: the network needs velocities, which these graphs do not have.");
}
