using Equivariant.ML.Tensors;

namespace Equivariant.ML.Bench.Kernels;

/// <summary>
/// What mostly moves numbers: rows of 64 along the edges of a random graph of degree 16. Bytes are those that have to be read or written at the least, once each,
/// held against a copy of as many.
/// </summary>
internal sealed class MovementCases(ManagedEngine engine)
{
    private const int Width = 64;
    private const int Degree = 16;

    private static readonly int[] EdgeCounts = [1 << 10, 1 << 14, 1 << 18];

    internal IEnumerable<KernelCase> All() => EdgeCounts.SelectMany(Of);

    private IEnumerable<KernelCase> Of(int edges)
    {
        int nodes = edges / Degree;
        var random = new Random(edges);
        Grouping targets = Grouping.Of([.. Enumerable.Range(0, edges).Select(edge => edge / Degree)], nodes);
        Grouping sources = Grouping.Of([.. Enumerable.Range(0, edges).Select(_ => random.Next(nodes))], nodes);
        Storage node = Numbers.Block(engine, nodes * Width);
        Storage other = Numbers.Block(engine, nodes * Width);
        Storage edge = Numbers.Block(engine, edges * Width);
        Storage second = Numbers.Block(engine, edges * Width);
        Storage third = Numbers.Block(engine, edges * Width);
        long perNode = (long)nodes * Width;
        long perEdge = (long)edges * Width;
        var sizes = new Axes(1, 1, 1, edges * Width);
        var strides = new Axes(0, 0, 0, 1);

        yield return Case("gather", edges, perNode + perEdge + edges, () => engine.Gather(node, sources, false, edge, Width));
        yield return Case("gather_sum", edges, (2 * perNode) + (2 * perEdge) + (2 * edges), () => engine.GatherSum(node, targets, other, sources, edge, second, Width));
        yield return Case("segment_sum", edges, perNode + perEdge + nodes, () => engine.SegmentSum(edge, targets, false, node, Width));
        yield return Case("segment_sum_by_source", edges, perNode + perEdge + edges, () => engine.SegmentSum(edge, sources, false, node, Width));
        yield return Case("add", edges, 3 * perEdge, () => engine.Zip(Binary.Add, edge, strides, second, strides, third, sizes));
        yield return Case("sum_rows", edges, perEdge, () => engine.Reduce(Reduction.Sum, edge, node, 1, edges, Width));
    }

    private static KernelCase Case(string name, int edges, long numbers, Action call) =>
        new($"{name}.{edges}", "GB/s", sizeof(float) * numbers, Math.Max(1, 50_000 / (edges * Width)), call) { Moves = true };
}
