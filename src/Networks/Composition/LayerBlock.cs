using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>A layer of a composed network with what is around it: dropout of the node features before it; then a norm, an activation, and what the features were before.</summary>
internal sealed class LayerBlock(Layer layer) : Layer
{
    public override Symmetry Symmetry => Norm is null ? layer.Symmetry : layer.Symmetry & Norm.Symmetry;

    internal double Dropout { get; init; }

    internal Layer? Norm { get; init; }

    internal Activation? Activation { get; init; }

    internal bool Residual { get; init; }

    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        (GraphBatch after, GraphState next) = layer.Forward(graph, state.Dropped(Dropout, context), context);
        if (Norm is not null)
        {
            (after, next) = Norm.Forward(after, next, context);
        }

        if (Activation is { } function)
        {
            next = next with { Nodes = function.Apply(NodesOf(next)) };
        }

        return (after, Residual ? next with { Nodes = NodesOf(next) + NodesOf(state) } : next);
    }

    private Tensor NodesOf(in GraphState state) => GraphState.Require(state.Nodes, "node features", layer.GetType().Name);
}
