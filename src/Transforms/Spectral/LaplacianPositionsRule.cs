using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The first eigenvectors of the symmetric Laplacian behind the nodes' features.</summary>
internal sealed record LaplacianPositionsRule(int Count) : GraphRewriteRule
{
    public override string Name => "LaplacianPositions";

    // Of a multiple eigenvalue any basis will do, and some vectors are as good with either sign.
    public override NodeOrder Order => NodeOrder.DecidesTies;

    public override Graph Apply(Graph graph) => graph.WithLaplacianPositions(Count);

    public override void Write(BinaryWriter writer) => writer.Write(Count);

    public static LaplacianPositionsRule Read(BinaryReader reader) => new(reader.ReadInt32());
}
