using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>A batch whose numbers are ready to become tensors.</summary>
internal sealed class PackedBatch(
    GraphBatch graph, GraphSchema schema, float[] nodes, SparseNodeInputs? sparseNodes, float[] edges, float[] positions, float[] velocities)
{
    /// <summary>Who sends to whom.</summary>
    internal GraphBatch Graph => graph;

    /// <summary>How many numbers the nodes' inputs take.</summary>
    internal long NodeNumbers => sparseNodes?.Length ?? nodes.Length;

    /// <summary>The state before the first layer, in a scope.</summary>
    internal GraphState ToState(Scope scope) => new()
    {
        Nodes = sparseNodes is null ? scope.Constant(nodes, new Shape(graph.NodeCount, schema.NodeWidth)) : null,
        SparseNodes = sparseNodes?.ToFeatures(scope),
        Edges = schema.EdgeWidth > 0 ? scope.Constant(edges, new Shape(graph.EdgeCount, schema.EdgeWidth)) : null,
        Positions = schema.Dimension > 0 ? scope.Constant(positions, new Shape(graph.NodeCount, schema.Dimension)) : null,
        Velocities = schema.Velocities ? scope.Constant(velocities, new Shape(graph.NodeCount, schema.Dimension)) : null,
    };
}
