using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Positions whose mean is 0.</summary>
internal sealed record CenterRule : GraphRewriteRule
{
    public override string Name => "CenterPositions";

    public override Graph Apply(Graph graph) => graph.WithCenteredPositions();

    public override void Write(BinaryWriter writer)
    {
        // There are no settings.
    }

    public static CenterRule Read(BinaryReader reader) => new();
}
