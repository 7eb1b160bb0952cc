using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>All become neighbours.</summary>
internal sealed record CompleteRule : GraphRewriteRule
{
    public override string Name => "CompleteGraph";

    public override Graph Apply(Graph graph) => Data.Neighbors.Complete(graph);

    public override void Write(BinaryWriter writer)
    {
        // There are no settings.
    }

    public static CompleteRule Read(BinaryReader reader) => new();
}
