using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Ops;

/// <summary>Ops between rows and groups of rows.</summary>
internal static class SegmentRows
{
    // Rows in order and out of order, a group without rows in the middle and one at the end.
    private static readonly Grouping Sorted = Grouping.Of([0, 0, 2, 2, 2, 3], 5);
    private static readonly Grouping Mixed = Grouping.Of([3, 0, 2, 0, 3, 3], 5);
    private static readonly Grouping NoRows = Grouping.Of([], 3);
    private static readonly Grouping Nothing = Grouping.Of([], 0);

    internal static IEnumerable<OpRow> All()
    {
        (string Name, Grouping Rows)[] groupings = [("rows in order", Sorted), ("rows out of order", Mixed), ("no rows", NoRows), ("no groups", Nothing)];
        foreach ((string name, Grouping rows) in groupings)
        {
            var groups = new Shape(rows.GroupCount, 3);
            var each = new Shape(rows.RowCount, 3);
            yield return new($"Gather, {name}", typeof(Gather), [groups], x => x[0].Gather(rows));
            yield return new($"Gather of shares, {name}", typeof(Gather), [groups], x => Gather.Apply(x[0], rows, mean: true));
            yield return new($"SegmentSum, {name}", typeof(SegmentSum), [each], x => x[0].SegmentSum(rows));
            yield return new($"SegmentMean, {name}", typeof(SegmentSum), [each], x => x[0].SegmentMean(rows));
            yield return new($"SegmentSoftmax, {name}", typeof(SegmentSoftmax), [each], x => x[0].SegmentSoftmax(rows));
            yield return new($"SegmentMax, {name}", typeof(SegmentMax), [each], x => x[0].SegmentMax(rows));
        }

        yield return Ends("GatherSum", Sorted, Mixed);
        yield return Ends("GatherSum out of order", Mixed, Sorted);
        yield return Ends("GatherSum of no rows", NoRows, Nothing);
        yield return Ends("GatherSum with the rows' own", Sorted, Mixed, own: true);
        yield return Ends("GatherSum with the rows' own, of no rows", NoRows, NoRows, own: true);
    }

    /// <summary>A sparse matrix in each form of its groupings, and the dot products at its entries.</summary>
    internal static IEnumerable<OpRow> Sparse()
    {
        (string Name, Grouping Rows, Grouping Columns)[] matrices =
        [
            ("rows in order", Sorted, Mixed), ("columns in order", Mixed, Sorted), ("the diagonal", Sorted, Sorted), ("no entries", NoRows, Nothing),
            ("no rows", Nothing, NoRows),
        ];
        foreach ((string name, Grouping rows, Grouping columns) in matrices)
        {
            var x = new Shape(columns.GroupCount, 3);
            var entries = new Shape(rows.RowCount);
            yield return new($"SparseMatMul, {name}", typeof(SparseMatMul), [x], y => y[0].SparseMatMul(rows, columns));
            yield return new($"SparseMatMul weighted, {name}", typeof(SparseMatMul), [x, entries], y => y[0].SparseMatMul(rows, columns, y[1]));
            yield return new(
                $"PairDots, {name}", typeof(PairDots), [new Shape(rows.GroupCount, 3), x], y => y[0].PairDots(rows, y[1], columns));
        }
    }

    private static OpRow Ends(string name, Grouping left, Grouping right, bool own = false)
    {
        Shape[] ends = [new Shape(left.GroupCount, 3), new Shape(right.GroupCount, 3)];
        return own
            ? new(name, typeof(GatherSum), [.. ends, new Shape(left.RowCount, 3)], x => x[0].GatherSum(left, x[1], right, x[2]))
            : new(name, typeof(GatherSum), ends, x => x[0].GatherSum(left, x[1], right));
    }
}
