using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>A batch whose numbers are ready to become tensors. The arrays may be longer than what is used of them.</summary>
internal sealed class PackedBatch(
    GraphBatch graph, GraphSchema schema, float[] nodes, SparseNodeInputs? sparseNodes, float[] edges, float[] positions, float[] velocities)
{
    private GraphState? kept;
    private Engine? keptOn;
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
    internal GraphState ToState(Scope scope)
    {
        if (kept is not { } state || keptOn != scope.Engine)
        {
            return State((values, shape) => scope.Constant(values, shape));
        }

        Tensor? used(Tensor? tensor) => tensor is { } outside ? scope.Use(outside) : null;
        return new GraphState
        {
            Nodes = used(state.Nodes),
            SparseNodes = state.SparseNodes is { } sparse ? new SparseFeatures(sparse.Rows, sparse.Columns, scope.Use(sparse.Values)) : null,
            Edges = used(state.Edges),
            Positions = used(state.Positions),
            Velocities = used(state.Velocities),
        };
    }

    /// <summary>Keeps its numbers where an engine computes, for pass after pass.</summary>
    internal void KeepOn(Engine engine)
    {
        kept = State((values, shape) => engine.Keep(values, shape));
        keptOn = engine;
    }

    /// <summary>Lets its arrays go to another batch: this one is of no use any more.</summary>
    internal void Release() => released = true;

    private GraphState State(ToTensor make)
    {
        Tensor rows(float[] values, int count, int width) => make(values.AsSpan(0, count * width), new Shape(count, width));
        return new GraphState
        {
            Nodes = sparseNodes is null ? rows(nodes, Graph.NodeCount, schema.NodeWidth) : null,
            SparseNodes = sparseNodes?.ToFeatures(make),
            Edges = schema.EdgeWidth > 0 ? rows(edges, Graph.EdgeCount, schema.EdgeWidth) : null,
            Positions = schema.Dimension > 0 ? rows(positions, Graph.NodeCount, schema.Dimension) : null,
            Velocities = schema.Velocities ? rows(velocities, Graph.NodeCount, schema.Dimension) : null,
        };
    }
}

/// <summary>Makes a tensor of numbers.</summary>
internal delegate Tensor ToTensor(ReadOnlySpan<float> values, Shape shape);
