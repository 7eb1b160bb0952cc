using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The nodes' features as coefficients of a Laplacian's eigenvectors.</summary>
internal sealed record GraphFourierRule(LaplacianKind Kind) : VectorRule
{
    public override string Name => "GraphFourierTransform";

    // But for signs, and for bases of multiple eigenvalues.
    public override VectorLayout Layout => VectorLayout.Eigenvectors;

    public override VBuffer<float> Apply(Graph graph) => FlatMatrix.Of(GraphSpectra.Fourier(graph, Kind));

    public override void Write(BinaryWriter writer) => writer.Write((byte)Kind);

    public static GraphFourierRule Read(BinaryReader reader) => new((LaplacianKind)reader.ReadByte());
}
