using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The nodes' features after heat's time.</summary>
internal sealed record HeatDiffusionRule(double Time, LaplacianKind Kind) : GraphRewriteRule
{
    public override string Name => "HeatDiffusion";

    public override Graph Apply(Graph graph) => graph.WithHeatDiffusion(Time, Kind);

    public override void Write(BinaryWriter writer)
    {
        writer.Write(Time);
        writer.Write((byte)Kind);
    }

    public static HeatDiffusionRule Read(BinaryReader reader) => new(reader.ReadDouble(), (LaplacianKind)reader.ReadByte());
}
