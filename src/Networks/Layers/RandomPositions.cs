using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Positions drawn anew in each step of training, x ~ N(0, 1), in place of those that came (Satorras et al. 2021, section 5.2): noise that tells nodes apart which no
/// feature and no edge does. In a prediction positions stay as they came, so that it is repeated to the bit; whoever makes the graph draws them.
/// </summary>
public sealed class RandomPositions : Layer
{
    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        Tensor given = GraphState.Require(state.Positions, "positions", nameof(RandomPositions));
        return (graph, state with { Positions = context.Noise(given.Shape) ?? given });
    }
}
