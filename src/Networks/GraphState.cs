using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>What is known of a batch's nodes and edges between two layers. What a batch does not have is null.</summary>
public readonly record struct GraphState
{
    /// <summary>Node features, [nodes×width].</summary>
    public Tensor? Nodes { get; init; }

    /// <summary>Node features that are mostly zero, in place of <see cref="Nodes"/>, for a layer that reads such; any other needs them there.</summary>
    public SparseFeatures? SparseNodes { get; init; }

    /// <summary>Node features that every layer sees unchanged, [nodes×width].</summary>
    public Tensor? NodeAttributes { get; init; }

    /// <summary>Edge features, [edges×width].</summary>
    public Tensor? Edges { get; init; }

    /// <summary>
    /// Features of every ordered pair of nodes of a graph, those of a node with itself too, [pairs×width]: for each node in turn all of its graph. Such a pair is an entry of a
    /// matrix, whose row is the node that an edge would lead to and whose column the one that it would come from.
    /// </summary>
    public Tensor? Pairs { get; init; }

    /// <summary>Positions, [nodes×dimension].</summary>
    public Tensor? Positions { get; init; }

    /// <summary>The velocities that the nodes came with, [nodes×dimension]; layers read them and do not change them.</summary>
    public Tensor? Velocities { get; init; }

    internal static Tensor Require(Tensor? part, string name, string layer) =>
        part ?? throw new ArgumentException($"{layer} needs {name}, which these graphs do not have.");
}
