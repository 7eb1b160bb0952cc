using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>How the nodes of a graph become one row where nothing is learnt about it; else see <see cref="ReadoutOptions"/>.</summary>
public enum Readout
{
    /// <summary>The sum: for what grows with the graph, such as an energy.</summary>
    Sum,

    /// <summary>The mean: for what does not grow with the graph.</summary>
    Mean,

    /// <summary>The largest, feature by feature.</summary>
    Max,
}

internal static class Readouts
{
    internal static Tensor Apply(this Readout readout, GraphBatch graph, Tensor nodes) => readout switch
    {
        Readout.Sum => nodes.SegmentSum(graph.Graphs),
        Readout.Mean => nodes.SegmentMean(graph.Graphs),
        Readout.Max => nodes.SegmentMax(graph.Graphs),
        _ => throw new ArgumentOutOfRangeException(nameof(readout), readout, $"There is no readout {readout}."),
    };
}
