using Equivariant.ML.Tensors;

namespace Equivariant.ML.Bench.Kernels;

/// <summary>
/// The three products of a linear map of M rows from K to N numbers, X·W: the map itself, its gradient by X, G·Wᵀ, and that by W, Xᵀ·G, whose sums have M terms.
/// </summary>
internal static class ProductCases
{
    private static readonly int[] Rows = [100, 2_000, 30_000];
    private static readonly int[] Widths = [16, 33, 64, 128, 256];
    private static readonly string[] Forms = ["matmul", "matmul_nt", "matmul_tn"];

    internal static IEnumerable<KernelCase> All(ManagedEngine engine, double peak) =>
        from form in Forms
        from m in Rows
        from k in Widths
        from n in Widths
        select Case(engine, form, m, k, n, peak);

    /// <summary>One of them. Nothing is allocated before the first call, and what is stays with the case alone.</summary>
    internal static KernelCase Case(ManagedEngine engine, string form, int m, int k, int n, double peak)
    {
        double flops = 2.0 * m * k * n;
        var blocks = new Lazy<(Storage X, Storage G, Storage W)>(() => (Numbers.Block(engine, m * k), Numbers.Block(engine, m * n), Numbers.Block(engine, k * n)));
        Action call = form switch
        {
            "matmul" => () => engine.MatMul(blocks.Value.X, false, blocks.Value.W, false, blocks.Value.G, 1, m, k, n),
            "matmul_nt" => () => engine.MatMul(blocks.Value.G, false, blocks.Value.W, true, blocks.Value.X, 1, m, n, k),
            "matmul_tn" => () => engine.MatMul(blocks.Value.X, true, blocks.Value.G, false, blocks.Value.W, 1, k, m, n),
            _ => throw new ArgumentException($"There is no product {form}.", nameof(form)),
        };
        return new KernelCase($"{form}.{m}x{k}x{n}", "GFLOP/s", flops, (int)Math.Max(1, 2_000_000 / flops), call) { Peak = peak };
    }
}
