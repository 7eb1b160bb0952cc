using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Each node's features over the sum of their absolute values.</summary>
internal sealed record NormalizeNodeFeaturesRule : GraphRewriteRule
{
    public override string Name => "NormalizeNodeFeatures";

    public override Graph Apply(Graph graph) => graph.WithNormalizedNodeFeatures();

    public override void Write(BinaryWriter writer)
    {
        // There are no settings.
    }

    public static NormalizeNodeFeaturesRule Read(BinaryReader reader) => new();
}
