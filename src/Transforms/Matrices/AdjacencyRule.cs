using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The adjacency matrix.</summary>
internal sealed record AdjacencyRule(bool Binary, SelfLoops SelfLoops, bool Dense) : MatrixRule(Dense)
{
    public override string Name => "AdjacencyMatrix";

    public override void Write(BinaryWriter writer)
    {
        writer.Write(Binary);
        writer.Write((byte)SelfLoops);
        writer.Write(Dense);
    }

    public static AdjacencyRule Read(BinaryReader reader) => new(reader.ReadBoolean(), (SelfLoops)reader.ReadByte(), reader.ReadBoolean());

    protected override SparseMatrix Of(Graph graph) => GraphMatrices.Adjacency(graph, Binary, SelfLoops);
}
