namespace Equivariant.ML.Data.Tests;

/// <summary>Numbers and matrices drawn from a seed.</summary>
internal static class SymmetricMatrices
{
    public static double[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];

    /// <summary>A symmetric matrix with a diagonal and about so many other entries a row.</summary>
    public static SparseMatrix SymmetricSparse(Random random, int n, int degree) => SparseMatrices.OfEntries(n, n,
    [
        .. Enumerable.Range(0, n).Select(i => (i, i, random.NextDouble())),
        .. Edges(random, n, degree).SelectMany(edge => new[] { (edge.A, edge.B, edge.Weight), (edge.B, edge.A, edge.Weight) }),
    ]);

    /// <summary>Edges with weights from 0.5 to 1.5, each once and none from a node to itself.</summary>
    public static (int A, int B, double Weight)[] Edges(Random random, int n, int degree) =>
    [
        .. Enumerable.Range(0, n * degree / 2)
            .Select(_ => (A: random.Next(n), B: random.Next(n)))
            .Where(edge => edge.A < edge.B)
            .Distinct()
            .Select(edge => (edge.A, edge.B, 0.5 + random.NextDouble())),
    ];
}
