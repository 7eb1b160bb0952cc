using Equivariant.ML.Tensors;
using MathNet.Numerics.LinearAlgebra;
using static Equivariant.ML.Networks.Tests.Layers.SmallGraph;

namespace Equivariant.ML.Networks.Tests.Layers;

/// <summary>A polynomial of the Laplacian is its spectral form: functions of eigenvalues between a change of basis and back.</summary>
public class FilterLayerTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(5, 2)]
    [InlineData(5, 3)]
    public void Chebyshev_filter_is_its_spectral_form(int terms, double largest)
    {
        var layer = new SmallGraph(parameters => new ChebyshevLayer(parameters, Widths, 2, terms, largest));
        AssertClose(Spectral(layer, terms, (term, value) => Math.Cos(term * Math.Acos(Math.Clamp((2 * value / largest) - 1, -1, 1)))), layer.Forward(), 1e-10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Polynomial_filter_is_its_spectral_form(int terms)
    {
        var layer = new SmallGraph(parameters => new PolynomialLayer(parameters, Widths, 2, terms));
        AssertClose(Spectral(layer, terms, (term, value) => Math.Pow(value, term)), layer.Forward(), 1e-10);
    }

    [Fact]
    public void Weights_of_a_half_are_none()
    {
        // Degrees grow as weights do.
        InputWidths weighted = Widths with { EdgeWeight = 0 };
        double[][] edges = [.. EdgeFeatures.Select(_ => (double[])[0.5, 0])];
        AssertClose(
            new SmallGraph(parameters => new ChebyshevLayer(parameters, Widths, 2)).Forward(),
            new SmallGraph(parameters => new ChebyshevLayer(parameters, weighted, 2)).Forward(edges: edges));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        ParameterScope parameters = new ParameterSet(new ReferenceEngine(), 1).Root;
        Assert.StartsWith(
            "PolynomialLayer: 0 terms; expected 1 to 256.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new PolynomialLayer(parameters, Widths, 2, terms: 0)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "ChebyshevLayer: a largest eigenvalue of 0; expected a positive number, such as 2.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new ChebyshevLayer(parameters, Widths, 2, largestEigenvalue: 0)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "ChebyshevLayer: the weight is edge feature 2; expected 0 to 1, or none.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new ChebyshevLayer(parameters, Widths with { EdgeWeight = 2 }, 2)).Message,
            StringComparison.Ordinal);
    }

    private static double[][] Spectral(SmallGraph layer, int terms, Func<int, double, double> function)
    {
        var adjacency = Matrix<double>.Build.Dense(Nodes, Nodes);
        for (int edge = 0; edge < Targets.Length; edge++)
        {
            adjacency[Targets[edge], Sources[edge]] = Targets[edge] == Sources[edge] ? 0 : 1;
        }

        Vector<double> factors = adjacency.RowSums().Map(degree => degree == 0 ? 0 : 1 / Math.Sqrt(degree), Zeros.Include);
        Matrix<double> scaling = Matrix<double>.Build.DenseOfDiagonalVector(factors);
        var eigen = (Matrix<double>.Build.DenseIdentity(Nodes) - (scaling * adjacency * scaling)).Evd(Symmetricity.Symmetric);
        Matrix<double> features = Matrix<double>.Build.DenseOfRowArrays(Features);
        Matrix<double> sum = Matrix<double>.Build.Dense(Nodes, 2, (_, column) => layer.Parameter("bias")[0][column]);
        for (int term = 0; term < terms; term++)
        {
            Vector<double> values = eigen.EigenValues.Map(value => function(term, value.Real), Zeros.Include);
            Matrix<double> filtered = eigen.EigenVectors * Matrix<double>.Build.DenseOfDiagonalVector(values) * eigen.EigenVectors.Transpose() * features;
            sum += filtered * Matrix<double>.Build.DenseOfRowArrays(layer.Parameter($"term{term}/weight"));
        }

        return sum.ToRowArrays();
    }
}
