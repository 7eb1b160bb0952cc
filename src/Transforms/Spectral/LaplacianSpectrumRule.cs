using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The smallest eigenvalues of the symmetric Laplacian.</summary>
internal sealed record LaplacianSpectrumRule(int Count) : VectorRule
{
    public override string Name => "LaplacianSpectrum";

    public override DataViewType Type => new VectorDataViewType(NumberDataViewType.Single, Count);

    public override VectorLayout Layout => VectorLayout.Graph;

    public override VBuffer<float> Apply(Graph graph) => FlatMatrix.Of(GraphSpectra.SmallestEigenvalues(graph, Count));

    public override void Write(BinaryWriter writer) => writer.Write(Count);

    public static LaplacianSpectrumRule Read(BinaryReader reader) => new(reader.ReadInt32());
}
