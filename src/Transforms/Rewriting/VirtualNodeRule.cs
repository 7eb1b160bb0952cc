using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>One more node, joined to all others.</summary>
internal sealed record VirtualNodeRule(bool MeanFeatures, int? NodeType, float Weight, int? EdgeType) : GraphRewriteRule
{
    public override string Name => "AddVirtualNode";

    public override Graph Apply(Graph graph) => graph.WithVirtualNode(MeanFeatures, NodeType, Weight, EdgeType);

    public override void Write(BinaryWriter writer)
    {
        writer.Write(MeanFeatures);
        writer.WriteOptional(NodeType);
        writer.Write(Weight);
        writer.WriteOptional(EdgeType);
    }

    public static VirtualNodeRule Read(BinaryReader reader) =>
        new(reader.ReadBoolean(), reader.ReadOptionalInt32(), reader.ReadSingle(), reader.ReadOptionalInt32());
}
