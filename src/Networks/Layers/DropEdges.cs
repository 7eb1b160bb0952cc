using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// In training, takes edges away at random, others in every step (DropEdge, Rong et al. 2020): all layers after it see the graph without them, with degrees as they then are. All
/// edges between two nodes, in either direction, stay or go together. In a prediction graphs stay as they are.
/// </summary>
public sealed class DropEdges : Layer
{
    private readonly double probability;

    /// <summary>A layer that takes away edges.</summary>
    /// <param name="probability">That of an edge being taken away, from 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of its range.</exception>
    public DropEdges(double probability) => this.probability = LayerChecks.Dropout(probability, nameof(DropEdges));

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (context.Training is not { } pass || probability == 0)
        {
            return (graph, state);
        }

        var mask = new DropoutMask(probability, pass.NextKey());
        Grouping kept = Grouping.Of([.. Enumerable.Range(0, graph.EdgeCount).Where(edge => mask.Keeps(PlaceOf(graph, edge)))], graph.EdgeCount);
        return (graph.WithEdges(kept), state with { Edges = state.Edges is { } edges ? context.Scope.Use(edges).Gather(kept) : null });
    }

    /// <summary>A number that is the same for all edges between two nodes, and spread over all whole numbers.</summary>
    private static int PlaceOf(GraphBatch graph, int edge)
    {
        (int target, int source) = (graph.Targets.Index[edge], graph.Sources.Index[edge]);
        return unchecked((Math.Min(target, source) * (int)0x9E3779B1) + Math.Max(target, source));
    }
}
