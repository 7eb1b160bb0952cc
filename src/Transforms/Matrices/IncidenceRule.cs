using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The incidence matrix.</summary>
internal sealed record IncidenceRule(bool Oriented, bool Dense) : MatrixRule(Dense)
{
    public override string Name => "IncidenceMatrix";

    public override VectorLayout Layout => VectorLayout.NodesByEdges;

    public override void Write(BinaryWriter writer)
    {
        writer.Write(Oriented);
        writer.Write(Dense);
    }

    public static IncidenceRule Read(BinaryReader reader) => new(reader.ReadBoolean(), reader.ReadBoolean());

    protected override SparseMatrix Of(Graph graph) => GraphMatrices.Incidence(graph, Oriented);
}
