using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Random numbers behind the nodes' features.</summary>
internal sealed record RandomFeaturesRule(int Width, long Seed, double StandardDeviation) : GraphRewriteRule
{
    public override string Name => "RandomNodeFeatures";

    public override NodeOrder Order => NodeOrder.Matters;

    public override Graph Apply(Graph graph) => graph.WithRandomNodeFeatures(Width, Seed, StandardDeviation);

    public override void Write(BinaryWriter writer)
    {
        writer.Write(Width);
        writer.Write(Seed);
        writer.Write(StandardDeviation);
    }

    public static RandomFeaturesRule Read(BinaryReader reader) => new(reader.ReadInt32(), reader.ReadInt64(), reader.ReadDouble());
}
