using System.Collections.Concurrent;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The eigenbasis U of each graph's Laplacian I − D^(−1/2)·A·D^(−1/2), of edges without weights, taken both ways by halves, those from a node to itself left out. For nodes without
/// edges it is 1, as in <see cref="SymmetricAdjacency"/>.
/// </summary>
/// <remarks>
/// A graph has as many eigenpairs as nodes, so each stands in the place of a node, and U is a sparse matrix whose entries are the pairs of a graph's nodes. Which basis of an
/// eigenspace the numbers are is chance: what is read has to be a function of eigenvalues between the change of basis and back.
/// </remarks>
internal sealed class LaplacianBasis
{
    private readonly ConcurrentDictionary<int, KeptNumbers> splines = new();
    private readonly AttentionEdges pairs;
    private readonly KeptNumbers vectors;
    private readonly double[] eigenvalues;

    internal LaplacianBasis(GraphBatch graph)
    {
        pairs = graph.Complete;
        eigenvalues = new double[graph.NodeCount];
        var entries = new double[pairs.EdgeCount];
        int[] places = GroupPlaces.Of(graph.Graphs);
        for (int each = 0; each < graph.GraphCount; each++)
        {
            int start = graph.Graphs.Pointers[each], n = graph.Graphs.Pointers[each + 1] - start;
            int[] nodes = [.. Enumerable.Range(start, n).Select(place => graph.Graphs.RowAt(place))];
            double[] matrix = Laplacian(graph, nodes, places);
            double[] rows = JacobiRotations.Diagonalize(matrix, n);
            for (int i = 0; i < n; i++)
            {
                eigenvalues[nodes[i]] = matrix[(i * n) + i];
                for (int j = 0; j < n; j++)
                {
                    entries[pairs.Targets.Pointers[nodes[i]] + j] = rows[(j * n) + i];
                }
            }
        }

        vectors = new KeptNumbers(entries);
    }

    /// <summary>Uᵀ·x: what nodes have, by eigenvectors, [nodes×width].</summary>
    internal Tensor Of(Tensor x) => x.SparseMatMul(pairs.Sources, pairs.Targets, vectors.On(x.Engine));

    /// <summary>U·x: what eigenvectors have, by nodes, [nodes×width].</summary>
    internal Tensor Back(Tensor x) => x.SparseMatMul(pairs.Targets, pairs.Sources, vectors.On(x.Engine));

    /// <summary>Cubic B-splines of the eigenvalues, at points spread evenly so that they sum to 1 from 0 to 2, [nodes×points].</summary>
    /// <param name="points">How many there are, at least 4.</param>
    /// <param name="context">The pass that this is part of.</param>
    internal Tensor Splines(int points, Context context)
    {
        KeptNumbers kept = splines.GetOrAdd(points, (count, values) => new KeptNumbers(
            [.. values.SelectMany(value => Enumerable.Range(0, count).Select(point => Spline((Math.Clamp(value, 0, 2) * (count - 3) / 2) + 1 - point)))]), eigenvalues);
        return context.Scope.Use(kept.On(context.Scope.Engine)).Reshape(new Shape(eigenvalues.Length, points));
    }

    /// <summary>The cubic B-spline on whole numbers, from −2 to 2.</summary>
    private static double Spline(double x) => Math.Abs(x) switch
    {
        < 1 and var near => (4 - (6 * near * near) + (3 * near * near * near)) / 6,
        < 2 and var far => (2 - far) * (2 - far) * (2 - far) / 6,
        _ => 0,
    };

    private static double[] Laplacian(GraphBatch graph, int[] nodes, int[] places)
    {
        int n = nodes.Length;
        var matrix = new double[checked(n * n)];
        var degrees = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int place = graph.Targets.Pointers[nodes[i]]; place < graph.Targets.Pointers[nodes[i] + 1]; place++)
            {
                int j = places[graph.Sources.Index[graph.Targets.RowAt(place)]];
                if (i != j)
                {
                    matrix[(i * n) + j] -= 0.5;
                    matrix[(j * n) + i] -= 0.5;
                    degrees[i] += 0.5;
                    degrees[j] += 0.5;
                }
            }
        }

        for (int entry = 0; entry < matrix.Length; entry++)
        {
            double product = degrees[entry / n] * degrees[entry % n];
            matrix[entry] = entry / n == entry % n ? 1 : product == 0 ? 0 : matrix[entry] / Math.Sqrt(product);
        }

        return matrix;
    }
}
