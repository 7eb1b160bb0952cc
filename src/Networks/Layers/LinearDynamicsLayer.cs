using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>x + t·v, with one learnt time t: parameter <c>time</c> [1].</summary>
public sealed class LinearDynamicsLayer : Layer
{
    private readonly Parameter time;

    /// <summary>The layer.</summary>
    /// <param name="parameters">Where its <c>time</c> lies.</param>
    public LinearDynamicsLayer(ParameterScope parameters) => time = parameters.Add("time", new Shape(1), Initializer.Filled(0.7));

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        Tensor x = GraphState.Require(state.Positions, "positions", nameof(LinearDynamicsLayer));
        Tensor v = GraphState.Require(state.Velocities, "velocities", nameof(LinearDynamicsLayer));
        return (graph, state with { Positions = x + (v * time.Value) });
    }
}
