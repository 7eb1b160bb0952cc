namespace Equivariant.ML.Data;

/// <summary>
/// A block of vectors X and the best approximations to eigenpairs of s·A among their combinations (Rayleigh and Ritz): after <see cref="Project"/> X is
/// orthonormal, its columns approximate eigenvectors, and their Ritz values ascend.
/// </summary>
internal sealed class RitzBlock
{
    // Orthonormalised at once, vectors are orthogonal up to rounding divided by this.
    private const double WellConditioned = 1e-2;

    // Below this a direction is rounding.
    private const double Dependent = 1e-13;

    private readonly SparseMatrix matrix;
    private readonly double sign;
    private readonly int threads;
    private readonly Random random;

    public RitzBlock(SparseMatrix matrix, double sign, int width, int seed, int threads)
    {
        this.matrix = matrix;
        this.sign = sign;
        this.threads = threads;
        Width = width;
        random = new Random(seed);
        Vectors = new double[matrix.RowCount * width];
        Products = new double[Vectors.Length];
        Values = new double[width];
        Residuals = new double[width];
        RandomBlock.Fill(Vectors, 1, random);
    }

    /// <summary>Vectors in the block, a multiple of <see cref="BlockProducts.Tile"/>.</summary>
    public int Width { get; }

    /// <summary>X, row-major [n × width].</summary>
    public double[] Vectors { get; }

    /// <summary>s·A·X after <see cref="Project"/>, [n × width]; between projections it is free to use.</summary>
    public double[] Products { get; }

    /// <summary>Ritz values of s·A, ascending, [width].</summary>
    public double[] Values { get; private set; }

    /// <summary>‖s·A·x − θ·x‖₂ of each column, [width].</summary>
    public double[] Residuals { get; private set; }

    /// <summary>Finds the Ritz pairs of what X spans, at the cost of a product with each column.</summary>
    public void Project()
    {
        double[] scale = Orthonormalize();
        SparseProduct.Run(matrix, Vectors, Products, Width, sign, 0, 0, threads);
        double[] projected = Sandwich(BlockProducts.Gram(Vectors, Products, Width, threads), scale);
        (Values, double[] rows) = SymmetricEigen.Solve(projected, Width, threads: 1);
        BlockProducts.Rotate(scale, Transposed(rows), Width, threads: 1);
        BlockProducts.Rotate(Vectors, scale, Width, threads);
        BlockProducts.Rotate(Products, scale, Width, threads);
        Residuals = ColumnResiduals();
    }

    /// <summary>Makes X better conditioned until the rest can be left to a small matrix T.</summary>
    /// <returns>T, row-major [width × width], with X·T orthonormal.</returns>
    private double[] Orthonormalize()
    {
        while (true)
        {
            double[] gram = BlockProducts.Gram(Vectors, Vectors, Width, threads);
            double[] lengths = [.. Enumerable.Range(0, Width).Select(i => gram[(i * Width) + i] is > 0 and var square ? Math.Sqrt(square) : 1)];
            for (int i = 0; i < gram.Length; i++)
            {
                gram[i] /= lengths[i / Width] * lengths[i % Width];
            }

            (double[] values, double[] rows) = SymmetricEigen.Solve(gram, Width, threads: 1);
            double[] transform = Transposed(rows);
            for (int i = 0; i < transform.Length; i++)
            {
                transform[i] /= lengths[i / Width] * Math.Sqrt(Math.Max(values[i % Width], Dependent));
            }

            if (values[0] >= WellConditioned)
            {
                return transform;
            }

            BlockProducts.Rotate(Vectors, transform, Width, threads);
            for (int column = 0; values[column] < Dependent; column++)
            {
                RandomBlock.Fill(Vectors.AsSpan(column), Width, random);
            }
        }
    }

    /// <summary>Tᵀ·H·T, made symmetric.</summary>
    private double[] Sandwich(double[] h, double[] t)
    {
        BlockProducts.Rotate(h, t, Width, threads: 1);
        double[] product = BlockProducts.Gram(t, h, Width, threads: 1);
        for (int i = 0; i < Width; i++)
        {
            for (int j = 0; j < i; j++)
            {
                product[(i * Width) + j] = product[(j * Width) + i] = 0.5 * (product[(i * Width) + j] + product[(j * Width) + i]);
            }
        }

        return product;
    }

    private double[] Transposed(double[] square)
    {
        var transposed = new double[square.Length];
        for (int i = 0; i < square.Length; i++)
        {
            transposed[(i % Width * Width) + (i / Width)] = square[i];
        }

        return transposed;
    }

    private double[] ColumnResiduals()
    {
        const int RowsOfAPart = 4096;
        int n = matrix.RowCount;
        var parts = new double[((n - 1) / RowsOfAPart) + 1][];
        Parts.Rows(n, RowsOfAPart, threads, (first, end) =>
        {
            double[] squares = parts[first / RowsOfAPart] = new double[Width];
            for (int i = first * Width; i < end * Width; i += Width)
            {
                for (int column = 0; column < Width; column++)
                {
                    double difference = Products[i + column] - (Values[column] * Vectors[i + column]);
                    squares[column] += difference * difference;
                }
            }
        });
        return [.. Enumerable.Range(0, Width).Select(column => Math.Sqrt(parts.Sum(part => part[column])))];
    }
}
