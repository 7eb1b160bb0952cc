using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Positions times a factor.</summary>
internal sealed record ScaleRule(double Factor) : GraphRewriteRule
{
    public override string Name => "ScalePositions";

    public override Graph Apply(Graph graph) => graph.WithScaledPositions(Factor);

    public override void Write(BinaryWriter writer) => writer.Write(Factor);

    public static ScaleRule Read(BinaryReader reader) => new(reader.ReadDouble());
}
