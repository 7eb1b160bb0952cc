using Equivariant.ML.Bench.Work;

namespace Equivariant.ML.Bench;

/// <summary>Matrices of large graphs and what is computed of them, beside SciPy.</summary>
internal static class SpectralSuite
{
    private static readonly Action<BenchOptions>[] Works = [LaplacianWork.Run, EigsWork.Run];

    internal static void Run(BenchOptions options)
    {
        foreach (Action<BenchOptions> work in Works)
        {
            work(options);
        }
    }
}
