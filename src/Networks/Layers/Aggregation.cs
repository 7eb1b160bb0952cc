using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>How a node takes together what its edges bring.</summary>
public enum Aggregation
{
    /// <summary>The sum, which counts neighbours.</summary>
    Sum,

    /// <summary>The mean, whose size does not grow with the number of neighbours.</summary>
    Mean,

    /// <summary>The sum over M − 1, M being the number of nodes of the graph: on a complete graph, the mean.</summary>
    OverOthers,
}

internal static class Aggregations
{
    /// <summary>Whether an edge program is to give means.</summary>
    internal static bool IsMean(this Aggregation aggregation) => aggregation == Aggregation.Mean;

    /// <summary>What nodes receive, from what an edge program gives: sums, or means where <see cref="IsMean"/>.</summary>
    internal static Tensor Finish(this Aggregation aggregation, GraphBatch graph, Tensor received, Context context) => aggregation switch
    {
        Aggregation.Sum or Aggregation.Mean => received,
        Aggregation.OverOthers => received * OneOverOthers(graph, context),
        _ => throw new ArgumentOutOfRangeException(nameof(aggregation), aggregation, $"There is no aggregation {aggregation}."),
    };

    /// <summary>What nodes receive, from the sums of what edges bring.</summary>
    internal static Tensor OfSum(this Aggregation aggregation, GraphBatch graph, Tensor sum, Context context) => aggregation.IsMean()
        ? sum * context.Scope.Full(1, new Shape(graph.EdgeCount, 1)).SegmentSum(graph.Targets).ReciprocalOrZero()
        : aggregation.Finish(graph, sum, context);

    /// <summary>1/(M − 1) for each node, and 0 for a node that is alone; [nodes×1].</summary>
    private static Tensor OneOverOthers(GraphBatch graph, Context context)
    {
        Tensor counts = context.Scope.Full(1, new Shape(graph.NodeCount, 1)).SegmentSum(graph.Graphs);
        return (counts - 1).ReciprocalOrZero().Gather(graph.Graphs);
    }
}
