using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>No edges from a node to itself.</summary>
internal sealed record RemoveSelfLoopsRule : GraphRewriteRule
{
    public override string Name => "RemoveSelfLoops";

    public override Graph Apply(Graph graph) => graph.WithoutSelfLoops();

    public override void Write(BinaryWriter writer)
    {
        // There are no settings.
    }

    public static RemoveSelfLoopsRule Read(BinaryReader reader) => new();
}
