using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The bucket of each node's colour, behind its features.</summary>
internal sealed record WeisfeilerLehmanEncodingRule(int Iterations, int Bits, bool EdgeTypes, bool NodeFeatures) : GraphRewriteRule
{
    public override string Name => "WeisfeilerLehmanEncoding";

    public override Graph Apply(Graph graph) => graph.WithWeisfeilerLehmanEncoding(Iterations, Bits, EdgeTypes, NodeFeatures);

    public override void Write(BinaryWriter writer)
    {
        writer.Write(Iterations);
        writer.Write(Bits);
        writer.Write(EdgeTypes);
        writer.Write(NodeFeatures);
    }

    public static WeisfeilerLehmanEncodingRule Read(BinaryReader reader) =>
        new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadBoolean(), reader.ReadBoolean());
}
