using Equivariant.ML.Bench.Peers;
using Equivariant.ML.Bench.Timing;
using Equivariant.ML.Data;

namespace Equivariant.ML.Bench.Work;

/// <summary>The symmetric Laplacian of a graph of a million nodes and ten million edges, from one sparse matrix to another, on all cores.</summary>
internal static class LaplacianWork
{
    private const int Nodes = 1_000_000;
    private const int UndirectedEdges = 5_000_000;
    private const string Name = "spectral.laplacian_1m";

    internal static void Run(BenchOptions options)
    {
        SparseMatrix adjacency = Adjacency();
        long input = (12L * adjacency.EntryCount) + (4L * adjacency.RowCount);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        _ = GraphMatrices.Laplacian(adjacency, LaplacianKind.Symmetric);
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        using Peer? peer = options.WithPeer ? new Peer("spectral.py", 2) : null;
        Side ours = Sides.Of(() => GraphMatrices.Laplacian(adjacency, LaplacianKind.Symmetric));
        double[] medians = Contest.Medians(options, peer is null ? [ours] : [ours, peer.Side("laplacian_1m")]);
        options.Figures.Write(Name, 1e3 * medians[0], "ms", peer is null ? null : 1e3 * medians[1]);
        options.Figures.Write($"{Name}.bytes", allocated / (double)input, "of its input's");
    }

    /// <summary>Edges from each node to five that a hash of their number says; the peer has the same formula.</summary>
    private static SparseMatrix Adjacency()
    {
        var rows = new int[2 * UndirectedEdges];
        var columns = new int[rows.Length];
        var weights = new double[rows.Length];
        for (int edge = 0; edge < UndirectedEdges; edge++)
        {
            ulong hash = (ulong)edge * 0x9E3779B97F4A7C15;
            hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
            hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
            hash ^= hash >> 31;
            int other = edge + UndirectedEdges;
            (rows[edge], columns[edge]) = (edge % Nodes, (int)(hash % Nodes));
            (rows[other], columns[other]) = (columns[edge], rows[edge]);
            weights[edge] = weights[other] = Math.ScaleB((hash >> 11) + 1, -53);
        }

        return SparseMatrix.FromEntries(Nodes, Nodes, rows, columns, weights);
    }
}
