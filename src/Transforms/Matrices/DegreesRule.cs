using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The degree of each node.</summary>
internal sealed record DegreesRule(EdgeDirection Direction, bool Binary) : VectorRule
{
    public override string Name => "NodeDegrees";

    public override VectorLayout Layout => VectorLayout.Nodes;

    public override VBuffer<float> Apply(Graph graph) => FlatMatrix.Of(GraphMatrices.Degrees(GraphMatrices.Adjacency(graph, Binary), Direction));

    public override void Write(BinaryWriter writer)
    {
        writer.Write((byte)Direction);
        writer.Write(Binary);
    }

    public static DegreesRule Read(BinaryReader reader) => new((EdgeDirection)reader.ReadByte(), reader.ReadBoolean());
}
