using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>Layers, one after the other, which give the node features of all of them together (Xu et al. 2018); of everything else the last one's.</summary>
internal sealed class JumpingKnowledgeLayer(IReadOnlyList<Layer> layers, JumpingKnowledge knowledge) : Layer
{
    public override Symmetry Symmetry { get; } = Network.SymmetryOf(layers);

    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        var results = new List<Tensor>(layers.Count);
        foreach (Layer layer in layers)
        {
            int mark = context.Scope.State.Mark();
            (graph, state) = layer.Forward(graph, state, context);
            results.Add(GraphState.Require(state.Nodes, "node features", nameof(JumpingKnowledgeLayer)));
            Network.Sweep(mark, state, context);
        }

        return (graph, state with { Nodes = knowledge.Join(results) });
    }
}
