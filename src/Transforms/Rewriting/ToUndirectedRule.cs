using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>One edge each way between any two nodes that edges join.</summary>
internal sealed record ToUndirectedRule(Pooling Weights, Pooling Features) : GraphRewriteRule
{
    public override string Name => "ToUndirected";

    public override Graph Apply(Graph graph) => graph.ToUndirected(Weights, Features);

    public override void Write(BinaryWriter writer)
    {
        writer.Write((byte)Weights);
        writer.Write((byte)Features);
    }

    public static ToUndirectedRule Read(BinaryReader reader) => new((Pooling)reader.ReadByte(), (Pooling)reader.ReadByte());
}
