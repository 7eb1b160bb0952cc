using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The nodes' features where random walks are that start over.</summary>
internal sealed record PageRankDiffusionRule(double Restart, LaplacianKind Kind) : GraphRewriteRule
{
    public override string Name => "PersonalizedPageRank";

    public override Graph Apply(Graph graph) => graph.WithPageRankDiffusion(Restart, Kind);

    public override void Write(BinaryWriter writer)
    {
        writer.Write(Restart);
        writer.Write((byte)Kind);
    }

    public static PageRankDiffusionRule Read(BinaryReader reader) => new(reader.ReadDouble(), (LaplacianKind)reader.ReadByte());
}
