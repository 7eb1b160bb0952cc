using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Which degree a node has, behind its features.</summary>
internal sealed record DegreeEncodingRule(int MaxDegree, EdgeDirection Direction) : GraphRewriteRule
{
    public override string Name => "DegreeEncoding";

    public override Graph Apply(Graph graph) => graph.WithDegreeEncoding(MaxDegree, Direction);

    public override void Write(BinaryWriter writer)
    {
        writer.Write(MaxDegree);
        writer.Write((byte)Direction);
    }

    public static DegreeEncodingRule Read(BinaryReader reader) => new(reader.ReadInt32(), (EdgeDirection)reader.ReadByte());
}
