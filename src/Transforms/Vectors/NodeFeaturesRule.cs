using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The features of all nodes, one node after the other.</summary>
internal sealed record NodeFeaturesRule : VectorRule
{
    public override string Name => "NodeFeatures";

    public override VectorLayout Layout => VectorLayout.Nodes;

    public override VBuffer<float> Apply(Graph graph) => new(graph.NodeFeatures.Length, graph.NodeFeatures.ToArray());

    public override void Write(BinaryWriter writer)
    {
    }

    public static NodeFeaturesRule Read(BinaryReader reader) => new();
}
