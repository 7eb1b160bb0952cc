using Equivariant.ML.Data;

namespace Equivariant.ML.Examples;

/// <summary>
/// A graph's spectrum and what follows from it. On a ring the graph Fourier transform is the discrete one; on a ring and on a grid without borders a
/// filter is a convolution.
/// </summary>
internal static class SpectraOfGraphs
{
    internal static void Run(TextWriter output)
    {
        const int n = 12;
        SparseMatrix ring = GraphMatrices.Laplacian(GraphGenerators.Ring(n));
        EigenPairs spectrum = Spectrum.Solve(ring, new SpectrumOptions { Count = n });
        output.WriteLine($"2 − 2·cos(2π·k/12), all but the ends twice: {Text(spectrum.Values)}");

        // A wave of three periods is made of the two eigenvectors of k = 3, number 5 and 6.
        double[] wave = [.. Enumerable.Range(0, n).Select(i => Math.Cos(2 * Math.PI * 3 * i / n))];
        output.WriteLine($"A wave's transform: {Text(GraphFourier.Transform(spectrum, wave))}");

        // The circulant matrix that adds up each node's two neighbours is the filter 2 − λ.
        output.WriteLine($"What one node has goes to its neighbours: {Text(SpectralFilter.Apply(spectrum, Impulse(n), eigenvalue => 2 - eigenvalue))}");

        // On a grid, without eigenvectors: a polynomial of degree 3 of 1 / (1 + λ), and heat.
        SparseMatrix grid = GraphMatrices.Laplacian(GraphGenerators.Grid(5, 5, periodic: true));
        var bounds = SpectrumBounds.Estimate(grid);
        var smooth = ChebyshevFilter.Fit(eigenvalue => 1 / (1 + eigenvalue), degree: 3, bounds.Lower, bounds.Upper);
        output.WriteLine($"A kernel, first row: {Text(smooth.Apply(grid, Impulse(25)).AsSpan(..5))}");
        output.WriteLine($"Heat after a time of 0.5, first row: {Text(HeatKernel.Apply(grid, Impulse(25), time: 0.5).AsSpan(..5))}");

        // The smallest pairs of a larger graph come from a sparse solver.
        EigenPairs few = Spectrum.Solve(GraphMatrices.Laplacian(GraphGenerators.Grid(40, 50, periodic: true)), new SpectrumOptions { Count = 5 });
        output.WriteLine($"A grid of 40 × 50: {Text(few.Values)}, residuals below {few.Residuals.ToArray().Max():e0}");
    }

    private static double[] Impulse(int n) => [1, .. new double[n - 1]];

    private static string Text(ReadOnlySpan<double> numbers) => string.Join(" ", numbers.ToArray().Select(number => $"{number:0.000;-0.000;0.000}"));
}
