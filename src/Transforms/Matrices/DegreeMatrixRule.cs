using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The diagonal matrix of degrees.</summary>
internal sealed record DegreeMatrixRule(EdgeDirection Direction, bool Binary, bool Dense) : MatrixRule(Dense)
{
    public override string Name => "DegreeMatrix";

    public override void Write(BinaryWriter writer)
    {
        writer.Write((byte)Direction);
        writer.Write(Binary);
        writer.Write(Dense);
    }

    public static DegreeMatrixRule Read(BinaryReader reader) => new((EdgeDirection)reader.ReadByte(), reader.ReadBoolean(), reader.ReadBoolean());

    protected override SparseMatrix Of(Graph graph) => GraphMatrices.DegreeMatrix(GraphMatrices.Adjacency(graph, Binary), Direction);
}
