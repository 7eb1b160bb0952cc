using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>How likely a random walk is back, behind the nodes' features.</summary>
internal sealed record RandomWalkEncodingRule(int Steps) : GraphRewriteRule
{
    public override string Name => "RandomWalkEncoding";

    public override Graph Apply(Graph graph) => graph.WithRandomWalkEncoding(Steps);

    public override void Write(BinaryWriter writer) => writer.Write(Steps);

    public static RandomWalkEncodingRule Read(BinaryReader reader) => new(reader.ReadInt32());
}
