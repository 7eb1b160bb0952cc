using Equivariant.ML.Tensors;
using MathNet.Numerics.LinearAlgebra;
using static Equivariant.ML.Networks.Tests.Layers.SmallGraph;

namespace Equivariant.ML.Networks.Tests.Layers;

/// <summary>Convolution in the Laplacian's eigenbasis.</summary>
public class SpectralLayerTests
{
    private const int Points = 7;

    // Splines around these points, a step apart, reproduce polynomials up to cubic ones.
    private const double Step = 2.0 / (Points - 3);

    /// <summary>A smooth function of eigenvalues that is a polynomial is that polynomial of the Laplacian.</summary>
    [Fact]
    public void Multipliers_that_are_a_polynomial_make_a_polynomial_filter()
    {
        var filter = new SmallGraph(parameters => new PolynomialLayer(parameters, Widths, 2, terms: 3));
        var spectral = new SmallGraph(parameters => new SpectralLayer(parameters, Width, 2, Points));
        double[][][] terms = [.. Enumerable.Range(0, 3).Select(term => filter.Parameter($"term{term}/weight"))];
        spectral.Set("bias", filter.Parameter("bias"));
        spectral.Set("weight", Enumerable.Range(0, Points).SelectMany(point =>
        {
            double at = (point - 1) * Step;
            double[] values = [1, at, (at * at) - (Step * Step / 3)];
            return Enumerable.Range(0, Width).Select(row => Sum(values.Select((value, term) => Scale(terms[term][row], value)), 2));
        }));

        AssertClose(filter.Forward(), spectral.Forward(), 1e-10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(60)]
    public void Eigenpairs_are_those_of_a_symmetric_matrix(int n)
    {
        // Half of the eigenvalues are equal.
        Matrix<double> basis = Matrix<double>.Build.Random(n, n, seed: 3).QR().Q;
        Matrix<double> matrix = basis * Matrix<double>.Build.DenseOfDiagonalVector(Vector<double>.Build.Dense(n, i => i < n / 2 ? 1 : i)) * basis.Transpose();
        double[] diagonalized = [.. matrix.ToRowMajorArray()];
        Matrix<double> vectors = Matrix<double>.Build.DenseOfRowMajor(n, n, JacobiRotations.Diagonalize(diagonalized, n));
        Matrix<double> values = Matrix<double>.Build.DenseOfDiagonalVector(Matrix<double>.Build.DenseOfRowMajor(n, n, diagonalized).Diagonal());

        Assert.True((vectors * vectors.Transpose() - Matrix<double>.Build.DenseIdentity(n)).L2Norm() < 1e-12);
        Assert.True((vectors.Transpose() * values * vectors - matrix).L2Norm() < 1e-11 * n);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        ParameterScope parameters = new ParameterSet(new ReferenceEngine(), 1).Root;
        Assert.StartsWith(
            "SpectralLayer: 3 points; expected 4 to 256.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new SpectralLayer(parameters, 2, 2, points: 3)).Message,
            StringComparison.Ordinal);
    }
}
