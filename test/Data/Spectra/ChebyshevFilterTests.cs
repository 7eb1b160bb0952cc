using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class ChebyshevFilterTests
{
    [Fact]
    public void Equals_the_spectral_filter_of_its_response() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        int n = random.Next(1, 60), width = random.Next(1, 5);
        SparseMatrix laplacian = SparseMatrices.Laplacian(n, SymmetricMatrices.Edges(random, n, 4), normalized: random.Next(2) == 0);
        double[] signals = SymmetricMatrices.Numbers(random, n * width);
        var bounds = SpectrumBounds.Estimate(laplacian);
        var filter = new ChebyshevFilter(SymmetricMatrices.Numbers(random, random.Next(1, 12)), bounds.Lower, bounds.Upper + 0.1);
        double[] expected = SpectralFilter.Apply(Spectrum.Solve(laplacian, new SpectrumOptions { Count = n }), signals, filter.Response, width);
        Assert.All(expected.Zip(filter.Apply(laplacian, signals, width)), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Its_response_is_the_sum_of_its_polynomials() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        double[] coefficients = SymmetricMatrices.Numbers(random, random.Next(1, 8));
        var filter = new ChebyshevFilter(coefficients, -1, 3);
        double angle = random.NextDouble() * Math.PI;
        Assert.Equal(coefficients.Select((value, j) => value * Math.Cos(j * angle)).Sum(), filter.Response(1 + (2 * Math.Cos(angle))), 1e-13);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_fit_equals_polynomials_of_its_degree_and_comes_near_other_functions()
    {
        var exact = ChebyshevFilter.Fit(x => (x * x * x) - (2 * x) + 1, 3, 0, 5);
        Assert.Equal(3, exact.Degree);
        var near = ChebyshevFilter.Fit(x => 1 / (1 + x), 30, 0, 5);
        for (double x = 0; x <= 5; x += 0.125)
        {
            Assert.Equal((x * x * x) - (2 * x) + 1, exact.Response(x), 1e-12);
            Assert.Equal(1 / (1 + x), near.Response(x), 1e-11);
        }

        Assert.Equal([7], ChebyshevFilter.Fit(_ => 7, 0, 0, 1).Coefficients);
    }

    [Fact]
    public void Reaches_as_far_as_its_degree_and_gives_the_same_bits_by_two_threads()
    {
        SparseMatrix path = Laplacians.Path(5_000);
        var filter = ChebyshevFilter.Fit(x => Math.Exp(-x), 7, 0, 4);
        double[] impulse = [1, .. new double[4_999]];
        double[] spread = filter.Apply(path, impulse, threads: 1);
        Assert.All(spread[..8], value => Assert.NotEqual(0, value));
        Assert.All(spread[8..], value => Assert.Equal(0, value));
        double[] signals = SymmetricMatrices.Numbers(new Random(1), 5_000 * 3);
        Assert.Equal(filter.Apply(path, signals, 3, threads: 1), filter.Apply(path, signals, 3, threads: 2));
    }

    [Fact]
    public void Bad_input_is_an_error()
    {
        Assert.Throws<ArgumentException>(() => new ChebyshevFilter([], 0, 1));
        Assert.Throws<ArgumentException>(() => new ChebyshevFilter([double.NaN], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChebyshevFilter([1], 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChebyshevFilter([1], 0, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChebyshevFilter.Fit(x => x, -1, 0, 1));
        Assert.Throws<ArgumentException>(() => ChebyshevFilter.Fit(Math.Log, 2, -2, 0));
        Assert.Throws<ArgumentNullException>(() => ChebyshevFilter.Fit(null!, 2, 0, 1));
        var filter = new ChebyshevFilter([1, 2], 0, 4);
        Assert.Throws<ArgumentException>(() => filter.Apply(SparseMatrix.Create(2, 3, [0, 0, 0], [], []), new double[3]));
        Assert.Throws<ArgumentException>(() => filter.Apply(Laplacians.Ring(4), new double[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => filter.Apply(Laplacians.Ring(4), new double[4], threads: -1));
    }
}
