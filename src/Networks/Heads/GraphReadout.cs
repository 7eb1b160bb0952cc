using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>Makes one row of the nodes of each graph.</summary>
/// <param name="width">The width of the rows that it gives.</param>
internal abstract class GraphReadout(int width)
{
    internal int Width => width;

    /// <summary>The rows, [graphs×width].</summary>
    /// <param name="graph">The batch.</param>
    /// <param name="nodes">Its nodes, [nodes×inputs].</param>
    internal abstract Tensor Apply(GraphBatch graph, Tensor nodes);
}
