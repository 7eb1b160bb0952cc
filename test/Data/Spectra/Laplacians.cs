namespace Equivariant.ML.Data.Tests;

/// <summary>Laplacians D − A of graphs whose spectra are known.</summary>
internal static class Laplacians
{
    public static SparseMatrix Ring(int n) => SparseMatrices.Laplacian(n, Enumerable.Range(0, n).Select(i => (i, (i + 1) % n, 1.0)));

    public static SparseMatrix Path(int n) => SparseMatrices.Laplacian(n, Enumerable.Range(1, n - 1).Select(i => (i - 1, i, 1.0)));

    public static SparseMatrix Star(int n) => SparseMatrices.Laplacian(n, Enumerable.Range(1, n - 1).Select(i => (0, i, 1.0)));

    public static SparseMatrix Complete(int n) => SparseMatrices.Laplacian(
        n, from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, i) select (i, j, 1.0));

    /// <summary>Node (i, j) of a grid is i·columns + j.</summary>
    public static SparseMatrix Grid(int rows, int columns) => SparseMatrices.Laplacian(rows * columns,
    [
        .. from i in Enumerable.Range(0, rows) from j in Enumerable.Range(1, columns - 1) select ((i * columns) + j - 1, (i * columns) + j, 1.0),
        .. from i in Enumerable.Range(1, rows - 1) from j in Enumerable.Range(0, columns) select (((i - 1) * columns) + j, (i * columns) + j, 1.0),
    ]);

    /// <summary>A grid whose borders are joined to those opposite.</summary>
    public static SparseMatrix Torus(int rows, int columns) => SparseMatrices.Laplacian(rows * columns,
    [
        .. from i in Enumerable.Range(0, rows) from j in Enumerable.Range(0, columns) select ((i * columns) + j, (i * columns) + ((j + 1) % columns), 1.0),
        .. from i in Enumerable.Range(0, rows) from j in Enumerable.Range(0, columns) select ((i * columns) + j, ((i + 1) % rows * columns) + j, 1.0),
    ]);
}
