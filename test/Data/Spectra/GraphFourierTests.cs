using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class GraphFourierTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(15)]
    [InlineData(300)]
    public void On_a_ring_it_is_the_discrete_Fourier_transform(int n)
    {
        // Eigenvalue j belongs to the frequencies ±⌈j/2⌉: what the signal has in an eigenspace does not depend on the basis chosen in it.
        double[] signal = SymmetricMatrices.Numbers(new Random(n), n);
        EigenPairs basis = Spectrum.Solve(Laplacians.Ring(n), new SpectrumOptions { Count = n });
        double[] found = GraphFourier.Transform(basis, signal);
        for (int frequency = 0; frequency <= n / 2; frequency++)
        {
            Complex sum = Enumerable.Range(0, n).Aggregate(Complex.Zero, (total, i) => total + (signal[i] * Complex.Exp(new Complex(0, -2 * Math.PI * frequency * i / n))));
            bool alone = frequency == 0 || 2 * frequency == n;
            double expected = sum.Magnitude * sum.Magnitude * (alone ? 1 : 2) / n;
            int first = Math.Max(0, (2 * frequency) - 1);
            Assert.Equal(expected, found.Skip(first).Take(alone ? 1 : 2).Sum(value => value * value), 1e-10);
        }
    }

    [Fact]
    public void Back_and_forth_is_the_identity_or_a_projection() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        int n = random.Next(1, 30), width = random.Next(1, 4), count = random.Next(1, n + 1);
        SparseMatrix matrix = SymmetricMatrices.SymmetricSparse(random, n, 3);
        double[] signals = SymmetricMatrices.Numbers(random, n * width);
        EigenPairs all = Spectrum.Solve(matrix, new SpectrumOptions { Count = n });
        AssertClose(signals, GraphFourier.Inverse(all, GraphFourier.Transform(all, signals, width), width));

        EigenPairs some = Spectrum.Solve(matrix, new SpectrumOptions { Count = count });
        double[] coefficients = GraphFourier.Transform(some, signals, width);
        Assert.Equal(count * width, coefficients.Length);
        for (int i = 0; i < coefficients.Length; i++)
        {
            Assert.Equal(some.Vector(i / width).Select((value, node) => value * signals[(node * width) + (i % width)]).Sum(), coefficients[i], 1e-13);
        }

        AssertClose(coefficients, GraphFourier.Transform(some, GraphFourier.Inverse(some, coefficients, width), width));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Bad_input_is_an_error()
    {
        EigenPairs basis = Spectrum.Solve(Laplacians.Ring(5), new SpectrumOptions { Count = 3 });
        Assert.Throws<ArgumentException>(() => GraphFourier.Transform(basis, new double[6]));
        Assert.Throws<ArgumentException>(() => GraphFourier.Inverse(basis, new double[5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphFourier.Transform(basis, new double[5], 0));
        Assert.Throws<ArgumentNullException>(() => GraphFourier.Transform(basis, null!));
        Assert.Throws<ArgumentNullException>(() => GraphFourier.Inverse(null!, []));
    }

    private static void AssertClose(double[] expected, double[] found) => Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
}
