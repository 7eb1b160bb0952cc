using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>What a layer, network or head gives, by how it follows when the input moves.</summary>
internal readonly record struct LayerOutputs
{
    /// <summary>Numbers a node, which stay.</summary>
    internal Tensor? Nodes { get; init; }

    /// <summary>Numbers an edge, which stay.</summary>
    internal Tensor? Edges { get; init; }

    /// <summary>Points a node, which are shifted and turned along.</summary>
    internal Tensor? Points { get; init; }

    /// <summary>Directions a node, which are turned along.</summary>
    internal Tensor? Directions { get; init; }

    /// <summary>Numbers a graph, which stay.</summary>
    internal Tensor? Graphs { get; init; }

    internal Tensor[] Present => [.. new[] { Nodes, Edges, Points, Directions, Graphs }.OfType<Tensor>()];

    internal static LayerOutputs Of(GraphState state) => new() { Nodes = state.Nodes, Edges = state.Edges, Points = state.Positions };

    internal LayerNumbers Read() => new()
    {
        Nodes = Nodes?.ToDoubleArray(),
        Edges = Edges?.ToDoubleArray(),
        Points = Points?.ToDoubleArray(),
        Directions = Directions?.ToDoubleArray(),
        Graphs = Graphs?.ToDoubleArray(),
    };
}
