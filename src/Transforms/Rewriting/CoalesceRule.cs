using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>One edge in place of several from one node to another.</summary>
internal sealed record CoalesceRule(Pooling Weights, Pooling Features) : GraphRewriteRule
{
    public override string Name => "CoalesceEdges";

    public override Graph Apply(Graph graph) => graph.Coalesce(Weights, Features);

    public override void Write(BinaryWriter writer)
    {
        writer.Write((byte)Weights);
        writer.Write((byte)Features);
    }

    public static CoalesceRule Read(BinaryReader reader) => new((Pooling)reader.ReadByte(), (Pooling)reader.ReadByte());
}
