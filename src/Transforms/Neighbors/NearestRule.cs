using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Each node's k nearest become its neighbours.</summary>
internal sealed record NearestRule(int Count) : GraphRewriteRule
{
    public override string Name => "NearestNeighborGraph";

    public override Graph Apply(Graph graph) => Data.Neighbors.Nearest(graph, Count);

    public override void Write(BinaryWriter writer) => writer.Write(Count);

    public static NearestRule Read(BinaryReader reader) => new(reader.ReadInt32());
}
