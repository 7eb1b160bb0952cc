using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The nodes of given types.</summary>
internal sealed record NodeTypesRule(NumberList<int> Types) : GraphRewriteRule
{
    public override string Name => "SelectNodeTypes";

    public override Graph Apply(Graph graph) => graph.NodesOfTypes(Types.Numbers);

    public override void Write(BinaryWriter writer) => Types.Write(writer);

    public static NodeTypesRule Read(BinaryReader reader) => new(NumberList<int>.Read(reader));
}
