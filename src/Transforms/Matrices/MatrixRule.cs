using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>A matrix of each graph, row after row.</summary>
/// <param name="Dense">Whether its zeros are there, too.</param>
internal abstract record MatrixRule(bool Dense) : VectorRule
{
    public override VectorLayout Layout => VectorLayout.NodesByNodes;

    public sealed override VBuffer<float> Apply(Graph graph) => FlatMatrix.Of(Of(graph), Dense);

    protected abstract SparseMatrix Of(Graph graph);
}
