using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Nodes no farther apart than a cutoff become neighbours.</summary>
internal sealed record RadiusRule(double Cutoff, int? MaxNeighbors) : GraphRewriteRule
{
    public override string Name => "RadiusGraph";

    public override Graph Apply(Graph graph) => Data.Neighbors.Radius(graph, Cutoff, MaxNeighbors);

    public override void Write(BinaryWriter writer)
    {
        writer.Write(Cutoff);
        writer.Write(MaxNeighbors.HasValue);
        writer.Write(MaxNeighbors ?? 0);
    }

    public static RadiusRule Read(BinaryReader reader)
    {
        double cutoff = reader.ReadDouble();
        bool hasMost = reader.ReadBoolean();
        int most = reader.ReadInt32();
        return new RadiusRule(cutoff, hasMost ? most : null);
    }
}
