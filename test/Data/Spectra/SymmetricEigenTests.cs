using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;

namespace Equivariant.ML.Data.Tests;

public class SymmetricEigenTests
{
    [Fact]
    public void Equals_MathNet_on_random_symmetric_matrices() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        int n = random.Next(1, 60);
        double scale = Math.Pow(10, random.Next(-160, 150));
        double[] matrix = RandomSymmetric(random, n, scale);
        AssertEigenpairs(matrix, n, scale);
        double[] expected = [.. Matrix<double>.Build.Dense(n, n, [.. matrix.Select(value => value / scale)]).Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).Order()];
        (double[] values, _) = SymmetricEigen.Solve([.. matrix], n, threads: 1);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second / scale, 1e-13 * n));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Multiple_eigenvalues_zero_matrices_and_broken_ones_have_orthonormal_eigenvectors()
    {
        AssertEigenpairs([], 0, 1);
        AssertEigenpairs([0], 1, 1);
        AssertEigenpairs(new double[49], 7, 1);
        AssertEigenpairs([.. Enumerable.Repeat(1.0, 100)], 10, 1);

        // Two paths beside each other: an off-diagonal number of the tridiagonal matrix is 0 from the start.
        double[] apart = new double[36];
        foreach ((int row, int column) in new[] { (0, 1), (1, 2), (3, 4), (4, 5) })
        {
            apart[(row * 6) + column] = apart[(column * 6) + row] = 1;
        }

        AssertEigenpairs(apart, 6, 1);
    }

    [Fact]
    public void Several_threads_find_the_same_bits()
    {
        double[] matrix = RandomSymmetric(new Random(7), 200, 1);
        (double[] values, double[] vectors) = SymmetricEigen.Solve([.. matrix], 200, threads: 1);
        (double[] sharedValues, double[] sharedVectors) = SymmetricEigen.Solve([.. matrix], 200, threads: 2);
        Assert.Equal(values, sharedValues);
        Assert.Equal(vectors, sharedVectors);
        AssertEigenpairs(matrix, 200, 1);
    }

    private static double[] RandomSymmetric(Random random, int n, double scale)
    {
        var matrix = new double[n * n];
        for (int row = 0; row < n; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                matrix[(row * n) + column] = matrix[(column * n) + row] = scale * (random.Next(3) == 0 ? 0 : (2 * random.NextDouble()) - 1);
            }
        }

        return matrix;
    }

    private static void AssertEigenpairs(double[] matrix, int n, double scale)
    {
        (double[] values, double[] vectors) = SymmetricEigen.Solve([.. matrix], n, threads: 1);
        Assert.Equal(values.Order(), values);
        for (int i = 0; i < n; i++)
        {
            double[] vector = vectors[(i * n)..((i + 1) * n)];
            for (int row = 0; row < n; row++)
            {
                double product = Enumerable.Range(0, n).Sum(column => matrix[(row * n) + column] / scale * vector[column]);
                Assert.Equal(values[i] / scale * vector[row], product, 1e-14 * n);
            }

            for (int j = 0; j <= i; j++)
            {
                double product = Enumerable.Range(0, n).Sum(column => vectors[(j * n) + column] * vector[column]);
                Assert.Equal(i == j ? 1 : 0, product, 1e-14 * n);
            }
        }
    }
}
