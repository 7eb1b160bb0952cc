using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>A Laplacian.</summary>
internal sealed record LaplacianRule(LaplacianKind Kind, bool Binary, bool Dense) : MatrixRule(Dense)
{
    public override string Name => "LaplacianMatrix";

    public override void Write(BinaryWriter writer)
    {
        writer.Write((byte)Kind);
        writer.Write(Binary);
        writer.Write(Dense);
    }

    public static LaplacianRule Read(BinaryReader reader) => new((LaplacianKind)reader.ReadByte(), reader.ReadBoolean(), reader.ReadBoolean());

    protected override SparseMatrix Of(Graph graph) => GraphMatrices.Laplacian(GraphMatrices.Adjacency(graph, Binary), Kind);
}
