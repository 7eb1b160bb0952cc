namespace Equivariant.ML.Networks;

/// <summary>An architecture's layers, one after the other, as one layer.</summary>
public sealed class Network : Layer
{
    private readonly Layer[] layers;
    private readonly bool attributesFromNodes;

    internal Network(IReadOnlyList<Layer> layers, bool attributesFromNodes = false)
    {
        this.layers = [.. layers];
        this.attributesFromNodes = attributesFromNodes;
        Symmetry = SymmetryOf(layers);
    }

    /// <inheritdoc/>
    public override Symmetry Symmetry { get; }

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        if (attributesFromNodes)
        {
            state = state with { NodeAttributes = state.Nodes };
        }

        foreach (Layer layer in layers)
        {
            int mark = context.Scope.State.Mark();
            (graph, state) = layer.Forward(graph, state, context);
            Sweep(mark, state, context);
        }

        return (graph, state);
    }

    /// <summary>The symmetry that all layers have.</summary>
    internal static Symmetry SymmetryOf(IReadOnlyList<Layer> layers) =>
        layers.Aggregate(Symmetry.Permutation | Symmetry.Euclidean, (symmetry, layer) => symmetry & layer.Symmetry);

    /// <summary>Where no gradient will be asked for, intermediate results go back to the pool as soon as a layer is done.</summary>
    internal static void Sweep(int mark, in GraphState state, Context context) =>
        context.Scope.State.Sweep(mark, [state.Nodes, state.SparseNodes?.Values, state.NodeAttributes, state.Edges, state.Pairs, state.Positions, state.Velocities]);
}
