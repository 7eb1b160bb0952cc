using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The exponential of the adjacency matrix, which has no zeros worth leaving out.</summary>
internal sealed record CommunicabilityRule(bool Binary) : VectorRule
{
    public override string Name => "Communicability";

    public override VectorLayout Layout => VectorLayout.NodesByNodes;

    public override VBuffer<float> Apply(Graph graph) => FlatMatrix.Of(GraphMatrices.Exponential(GraphMatrices.Adjacency(graph, Binary)));

    public override void Write(BinaryWriter writer) => writer.Write(Binary);

    public static CommunicabilityRule Read(BinaryReader reader) => new(reader.ReadBoolean());
}
