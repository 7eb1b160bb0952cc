namespace Equivariant.ML.Data.Tests;

public class SpectralFilterTests
{
    [Theory]
    [InlineData(1, 12)]
    [InlineData(5, 8)]
    [InlineData(6, 6)]
    public void On_rings_and_tori_it_is_a_convolution(int rows, int columns)
    {
        int n = rows * columns;
        SparseMatrix laplacian = rows == 1 ? Laplacians.Ring(columns) : Laplacians.Torus(rows, columns);
        EigenPairs basis = Spectrum.Solve(laplacian, new SpectrumOptions { Count = n });
        double Response(double eigenvalue) => Math.Cos(3 * eigenvalue) + (1 / (1 + eigenvalue));

        // What becomes of a single 1 is the filter's kernel.
        double[] kernel = SpectralFilter.Apply(basis, [1, .. new double[n - 1]], Response);
        double[] signal = SymmetricMatrices.Numbers(new Random(n), n);
        double[] filtered = SpectralFilter.Apply(basis, signal, Response);
        for (int i = 0; i < n; i++)
        {
            double expected = Enumerable.Range(0, n).Sum(j =>
                signal[j] * kernel[(((i / columns) - (j / columns) + rows) % rows * columns) + (((i % columns) - (j % columns) + columns) % columns)]);
            Assert.Equal(expected, filtered[i], 1e-12);
        }
    }

    [Fact]
    public void A_circulant_matrix_is_a_filter()
    {
        // Each node's two neighbours: 2 − λ.
        const int n = 9;
        EigenPairs basis = Spectrum.Solve(Laplacians.Ring(n), new SpectrumOptions { Count = n });
        double[] signals = SymmetricMatrices.Numbers(new Random(2), n * 2);
        double[] filtered = SpectralFilter.Apply(basis, signals, eigenvalue => 2 - eigenvalue, width: 2);
        for (int i = 0; i < n * 2; i++)
        {
            Assert.Equal(signals[(i + 2) % (n * 2)] + signals[(i + (n * 2) - 2) % (n * 2)], filtered[i], 1e-13);
        }
    }

    [Fact]
    public void Bad_input_is_an_error()
    {
        EigenPairs basis = Spectrum.Solve(Laplacians.Ring(5));
        Assert.Throws<ArgumentNullException>(() => SpectralFilter.Apply(basis, new double[5], null!));
        Assert.Throws<ArgumentException>(() => SpectralFilter.Apply(basis, new double[4], value => value));
    }
}
