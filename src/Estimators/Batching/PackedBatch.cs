using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>A batch whose numbers are ready to become tensors. The arrays may be longer than what is used of them.</summary>
internal sealed class PackedBatch(
    GraphBatch graph, GraphSchema schema, float[] nodes, SparseNodeInputs? sparseNodes, float[] edges, float[] positions, float[] velocities)
{
    private bool released;

    /// <summary>Who sends to whom.</summary>
    /// <exception cref="ObjectDisposedException">The batch was released.</exception>
    internal GraphBatch Graph
    {
        get
        {
            ObjectDisposedException.ThrowIf(released, this);
            return graph;
        }
    }

    /// <summary>How many numbers the nodes' inputs take.</summary>
    internal long NodeNumbers => sparseNodes?.Length ?? (long)graph.NodeCount * schema.NodeWidth;

    /// <summary>The state before the first layer, in a scope.</summary>
    /// <exception cref="ObjectDisposedException">The batch was released.</exception>
    internal GraphState ToState(Scope scope) => new()
    {
        Nodes = sparseNodes is null ? Constant(scope, nodes, Graph.NodeCount, schema.NodeWidth) : null,
        SparseNodes = sparseNodes?.ToFeatures(scope),
        Edges = schema.EdgeWidth > 0 ? Constant(scope, edges, Graph.EdgeCount, schema.EdgeWidth) : null,
        Positions = schema.Dimension > 0 ? Constant(scope, positions, Graph.NodeCount, schema.Dimension) : null,
        Velocities = schema.Velocities ? Constant(scope, velocities, Graph.NodeCount, schema.Dimension) : null,
    };

    /// <summary>Lets its arrays go to another batch: this one is of no use any more.</summary>
    internal void Release() => released = true;

    private static Tensor Constant(Scope scope, float[] values, int rows, int width) => scope.Constant(values.AsSpan(0, rows * width), new Shape(rows, width));
}
