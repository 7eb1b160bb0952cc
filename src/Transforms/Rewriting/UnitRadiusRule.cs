using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Positions whose root mean square distance from their mean is 1.</summary>
internal sealed record UnitRadiusRule : GraphRewriteRule
{
    public override string Name => "NormalizePositions";

    public override Graph Apply(Graph graph) => graph.WithUnitRadius();

    public override void Write(BinaryWriter writer)
    {
        // There are no settings.
    }

    public static UnitRadiusRule Read(BinaryReader reader) => new();
}
