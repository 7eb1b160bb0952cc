using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The operator of the graph convolutional network.</summary>
internal sealed record RenormalizedRule(bool Dense) : MatrixRule(Dense)
{
    public override string Name => "RenormalizedAdjacency";

    public override void Write(BinaryWriter writer) => writer.Write(Dense);

    public static RenormalizedRule Read(BinaryReader reader) => new(reader.ReadBoolean());

    protected override SparseMatrix Of(Graph graph) => GraphMatrices.RenormalizedAdjacency(graph);
}
