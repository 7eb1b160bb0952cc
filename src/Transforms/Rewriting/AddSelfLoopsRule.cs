using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>A self loop for each node that has none.</summary>
internal sealed record AddSelfLoopsRule(float Weight, int? EdgeType) : GraphRewriteRule
{
    public override string Name => "AddSelfLoops";

    public override Graph Apply(Graph graph) => graph.WithSelfLoops(Weight, EdgeType);

    public override void Write(BinaryWriter writer)
    {
        writer.Write(Weight);
        writer.WriteOptional(EdgeType);
    }

    public static AddSelfLoopsRule Read(BinaryReader reader) => new(reader.ReadSingle(), reader.ReadOptionalInt32());
}
