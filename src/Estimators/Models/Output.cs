using System.Text.Json.Serialization;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>What a network predicts: numbers a graph, or a vector a node. The types named here are all that a model file can hold.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "output")]
[JsonDerivedType(typeof(GraphNumbers), "graphNumbers")]
[JsonDerivedType(typeof(NodeVectors), "nodeVectors")]
internal abstract record Output
{
    /// <summary>Creates the head that predicts it.</summary>
    internal abstract Head Create(ParameterScope parameters, ModelDescription model);

    /// <summary>How many numbers are predicted for a graph of so many nodes.</summary>
    internal abstract int Length(int nodes, GraphSchema graphs);
}

/// <summary>Numbers a graph.</summary>
internal sealed record GraphNumbers : Output
{
    /// <summary>How the nodes of a graph become one row.</summary>
    public required Readout Readout { get; init; }

    internal override Head Create(ParameterScope parameters, ModelDescription model) => new GraphHead(parameters, model.Network, 1, Readout);

    internal override int Length(int nodes, GraphSchema graphs) => 1;
}

/// <summary>A vector a node.</summary>
internal sealed record NodeVectors : Output
{
    /// <summary>What a vector stands for.</summary>
    public required VectorTarget Target { get; init; }

    internal override Head Create(ParameterScope parameters, ModelDescription model) =>
        new NodeVectorHead(parameters, model.Network, model.Graphs.Dimension, Target);

    internal override int Length(int nodes, GraphSchema graphs) => nodes * graphs.Dimension;
}
