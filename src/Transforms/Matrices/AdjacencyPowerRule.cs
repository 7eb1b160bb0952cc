using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>A power of the adjacency matrix.</summary>
internal sealed record AdjacencyPowerRule(int Exponent, bool Binary, bool Dense) : MatrixRule(Dense)
{
    public override string Name => "AdjacencyPower";

    public override void Write(BinaryWriter writer)
    {
        writer.Write(Exponent);
        writer.Write(Binary);
        writer.Write(Dense);
    }

    public static AdjacencyPowerRule Read(BinaryReader reader) => new(reader.ReadInt32(), reader.ReadBoolean(), reader.ReadBoolean());

    protected override SparseMatrix Of(Graph graph) => GraphMatrices.Power(GraphMatrices.Adjacency(graph, Binary), Exponent);
}
