using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>How many nodes are how far away, behind the nodes' features.</summary>
internal sealed record DistanceEncodingRule(int Distances, EdgeDirection? Direction) : GraphRewriteRule
{
    public override string Name => "DistanceEncoding";

    public override Graph Apply(Graph graph) => graph.WithDistanceEncoding(Distances, Direction);

    public override void Write(BinaryWriter writer)
    {
        writer.Write(Distances);
        writer.WriteOptional((int?)Direction);
    }

    public static DistanceEncodingRule Read(BinaryReader reader) => new(reader.ReadInt32(), (EdgeDirection?)reader.ReadOptionalInt32());
}
