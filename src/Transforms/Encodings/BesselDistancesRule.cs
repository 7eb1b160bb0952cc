using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Bessel functions of lengths, behind the edges' features.</summary>
internal sealed record BesselDistancesRule(int Count, double Cutoff, DistanceCutoff Smoothing, int Exponent) : GraphRewriteRule
{
    public override string Name => "BesselDistances";

    public override Graph Apply(Graph graph) => graph.WithBesselDistances(Count, Cutoff, Smoothing, Exponent);

    public override void Write(BinaryWriter writer)
    {
        writer.Write(Count);
        writer.Write(Cutoff);
        writer.Write((byte)Smoothing);
        writer.Write(Exponent);
    }

    public static BesselDistancesRule Read(BinaryReader reader) =>
        new(reader.ReadInt32(), reader.ReadDouble(), (DistanceCutoff)reader.ReadByte(), reader.ReadInt32());
}
