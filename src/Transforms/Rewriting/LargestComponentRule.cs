using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The component of the most nodes.</summary>
internal sealed record LargestComponentRule : GraphRewriteRule
{
    public override string Name => "LargestComponent";

    public override NodeOrder Order => NodeOrder.DecidesTies;

    public override Graph Apply(Graph graph) => graph.LargestComponent();

    public override void Write(BinaryWriter writer)
    {
        // There are no settings.
    }

    public static LargestComponentRule Read(BinaryReader reader) => new();
}
