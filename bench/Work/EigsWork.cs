using System.Diagnostics;
using Equivariant.ML.Bench.Peers;
using Equivariant.ML.Bench.Timing;
using Equivariant.ML.Data;

namespace Equivariant.ML.Bench.Work;

/// <summary>
/// The 16 smallest eigenpairs of the symmetric Laplacian of random points in a cube, each joined to its 8 nearest, both ways: of 10,000 points and of a
/// million.
/// </summary>
internal static class EigsWork
{
    private const int Neighbours = 8;
    private const double Tolerance = 1e-8;

    // The ways to ask SciPy for them; the fastest counts.
    private static readonly string[] Ways = ["SA", "SM", "SA.ncv64", "shift"];

    internal static void Run(BenchOptions options)
    {
        Small(options, "spectral.eigs_10k");
        Large(options, "spectral.eigs_1m");
    }

    private static void Small(BenchOptions options, string name)
    {
        SparseMatrix laplacian = Laplacian(10_000, options.Seed);
        using var file = new MatrixFile(laplacian);
        using Peer? peer = options.WithPeer ? new Peer("spectral_eigs.py", 2, "--matrix", file.Folder, "--residual", "1e-8") : null;
        Side ours = Sides.Of(() => Solve(laplacian, options));
        double[] medians = Contest.Medians(options, [ours, .. peer is null ? [] : Ways.Select(peer.Side)]);
        options.Figures.Write(name, 1e3 * medians[0], "ms", peer is null ? null : 1e3 * medians.Skip(1).Min());
    }

    // Minutes a side, so that each goes once.
    private static void Large(BenchOptions options, string name)
    {
        SparseMatrix laplacian = Laplacian(1_000_000, options.Seed);
        double before = Environment.WorkingSet;
        double seconds = Sides.Of(() => Solve(laplacian, options))(new Turn(0, 1))[0];
        double most = Process.GetCurrentProcess().PeakWorkingSet64;
        double? theirs = null;
        if (options.WithPeer)
        {
            using var file = new MatrixFile(laplacian);
            using var peer = new Peer("spectral_eigs.py", 2, "--matrix", file.Folder, "--residual", "1e-8", "--tolerance", "1e-5");
            theirs = peer.Side("SA")(new Turn(0, 1))[0];
        }

        options.Figures.Write(name, seconds, "s", theirs);
        options.Figures.Write($"{name}.memory", most / 1e9, "GB");
        options.Figures.Write($"{name}.memory_before", before / 1e9, "GB");
    }

    private static EigenPairs Solve(SparseMatrix laplacian, BenchOptions options) =>
        Spectrum.Solve(laplacian, new SpectrumOptions { Count = 16, Tolerance = Tolerance, Threads = options.Threads });

    private static SparseMatrix Laplacian(int points, int seed)
    {
        var random = new Random(seed);
        float[] positions = [.. Enumerable.Range(0, 3 * points).Select(_ => random.NextSingle())];
        Graph nearest = Neighbors.Nearest(new GraphBuilder(points).WithPositions(positions, 3).Build(), Neighbours);
        Graph both = new GraphBuilder(points).AddEdges([.. nearest.Sources, .. nearest.Targets], [.. nearest.Targets, .. nearest.Sources]).Build();
        return GraphMatrices.Laplacian(GraphMatrices.Adjacency(both, binary: true), LaplacianKind.Symmetric);
    }
}
