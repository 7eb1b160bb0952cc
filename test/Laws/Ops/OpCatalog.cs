using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Ops;

/// <summary>Every op, in each form that its code treats differently. A new op is a row here.</summary>
internal static class OpCatalog
{
    internal static IReadOnlyList<OpRow> Rows { get; } = [.. ElementRows.All(), .. Products(), .. ShapeRows.All(), .. SegmentRows.All(), .. SegmentRows.Sparse(), .. Dropouts()];

    internal static OpRow Of(string name) => Rows.Single(row => row.Name == name);

    private static IEnumerable<OpRow> Products()
    {
        yield return Product("MatMul", new Shape(5, 3), new Shape(3, 4), false, false);
        yield return Product("MatMul, first transposed", new Shape(3, 5), new Shape(3, 4), true, false);
        yield return Product("MatMul, second transposed", new Shape(5, 3), new Shape(4, 3), false, true);
        yield return Product("MatMul, both transposed", new Shape(3, 5), new Shape(4, 3), true, true);
        yield return Product("MatMul of stacks", new Shape(2, 3, 4), new Shape(2, 4, 5), false, false);
        yield return Product("MatMul of stacks, transposed", new Shape(2, 4, 3), new Shape(2, 5, 4), true, true);
        yield return Product("MatMul of no rows", new Shape(0, 3), new Shape(3, 4), false, false);
        yield return Product("MatMul over nothing", new Shape(2, 0), new Shape(0, 3), false, false);
        yield return Linear("Linear", rows: 5);
        yield return Linear("Linear of no rows", rows: 0);
    }

    private static IEnumerable<OpRow> Dropouts()
    {
        yield return new("Dropout", typeof(Dropout), [new Shape(5, 7)], x => x[0].Dropout(0.4, 0x1234_5678_9ABC_DEF0));
        yield return new("Dropout of nothing", typeof(Dropout), [new Shape(0, 7)], x => x[0].Dropout(0.4, 1));
    }

    private static OpRow Product(string name, Shape a, Shape b, bool transposeA, bool transposeB) =>
        new(name, typeof(MatMul), [a, b], x => x[0].MatMul(x[1], transposeA, transposeB));

    private static OpRow Linear(string name, int rows) =>
        new(name, typeof(Linear), [new Shape(rows, 3), new Shape(3, 4), new Shape(4)], x => x[0].Linear(x[1], x[2]));
}
