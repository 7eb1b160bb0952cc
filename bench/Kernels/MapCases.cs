using Equivariant.ML.Tensors;

namespace Equivariant.ML.Bench.Kernels;

/// <summary>Functions over so many numbers: as many as a first-level cache holds, a second-level one, and none.</summary>
internal static class MapCases
{
    private static readonly int[] Counts = [1 << 12, 1 << 16, 1 << 23];
    private static readonly Unary[] Functions = [Unary.Silu, Unary.Sigmoid, Unary.Exp, Unary.Tanh];

    internal static IEnumerable<KernelCase> All(ManagedEngine engine) =>
        from function in Functions
        from count in Counts
        from both in (KernelCase[])[Map(engine, function, count), Gradient(engine, function, count)]
        select both;

    private static KernelCase Map(ManagedEngine engine, Unary function, int count)
    {
        var blocks = new Lazy<(Storage X, Storage Y)>(() => (Numbers.Block(engine, count), Numbers.Block(engine, count)));
        return Case(function.ToString(), count, () => engine.Map(function, 0, 0, blocks.Value.X, blocks.Value.Y, count));
    }

    private static KernelCase Gradient(ManagedEngine engine, Unary function, int count)
    {
        var blocks = new Lazy<Storage[]>(() => [.. Enumerable.Range(0, 4).Select(_ => Numbers.Block(engine, count))]);
        return Case($"{function}_gradient", count, () =>
        {
            Storage[] b = blocks.Value;
            engine.MapGradient(function, 0, 0, b[0], b[1], b[2], b[3], count);
        }) with { HasPeer = false };
    }

    private static KernelCase Case(string name, int count, Action call) =>
        new($"{name.ToLowerInvariant()}.{count}", "G numbers/s", count, Math.Max(1, 50_000 / count), call);
}
