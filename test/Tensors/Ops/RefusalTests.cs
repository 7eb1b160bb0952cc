namespace Equivariant.ML.Tensors.Tests.Ops;

/// <summary>Ops check shapes before an engine sees them, with messages that name the op and the shapes.</summary>
public class RefusalTests
{
    private static readonly Grouping Rows = Grouping.Of([0, 1, 1], 2);

    private static readonly (string Message, Func<Tensor, Tensor, Tensor> Call)[] Calls =
    [
        ("Multiply: the shapes [3×4] and [4×3] cannot be broadcast to one.", (a, b) => a * b),
        ("MatMul: cannot multiply [3×4] by [3×4].", (a, _) => a.MatMul(a)),
        ("MatMul: cannot multiply [3×4] transposed by [4×3].", (a, b) => a.MatMul(b, transposeA: true)),
        ("MatMul: cannot multiply [3×4] by [4×3] transposed.", (a, b) => a.MatMul(b, transposeB: true)),
        ("MatMul: cannot multiply [12] by [4×3].", (a, b) => a.Reshape(new Shape(12)).MatMul(b)),
        ("Linear: cannot multiply [3×4] by [4×3] and add [4×3].", (a, b) => a.Linear(b, b)),
        ("BroadcastTo: [3×4] cannot be broadcast to [4].", (a, _) => a.BroadcastTo(new Shape(4))),
        ("SumTo: the shapes [5] and [3×4] cannot be broadcast to one.", (a, _) => a.SumTo(new Shape(5))),
        ("Reshape: [3×4] has 12 elements, [5] has 5.", (a, _) => a.Reshape(new Shape(5))),
        ("Permute: [0, 0] is not an order of the axes of [3×4].", (a, _) => a.Permute(0, 0)),
        ("Permute: [0] is not an order of the axes of [3×4].", (a, _) => a.Permute(0)),
        ("Slice: 2 places from 3 do not lie within 4.", (a, _) => a.Slice(1, 3, 2)),
        ("Pad: 4 places from 2 do not lie within 5.", (a, _) => a.Pad(1, 2, 5)),
        ("Concat: [3×4] and [4×3] differ along another axis than 0.", (a, b) => TensorOps.Concat(0, a, b)),
        ("Concat: 0 tensors; expected 1 to 16.", (_, _) => TensorOps.Concat(0)),
        ("Gather: a tensor [3×4] for 2 groups; expected a matrix with a row for each.", (a, _) => a.Gather(Rows)),
        ("SegmentSum: a tensor [4×3] for 3 grouped rows; expected a matrix with as many.", (_, b) => b.SegmentSum(Rows)),
        ("SegmentSum: a tensor [4×3] for 3 grouped rows; expected a matrix with as many.", (_, b) => b.SegmentMean(Rows)),
        ("SegmentMax: a tensor [4×3] for 3 grouped rows; expected a matrix with as many.", (_, b) => b.SegmentMax(Rows)),
        ("SegmentSoftmax: a tensor [4×3] for 3 grouped rows; expected a matrix with as many.", (_, b) => b.SegmentSoftmax(Rows)),
        ("GatherSum: [3×4] for 2 groups of 3 rows, [4×3] for 2 groups of 3 rows do not fit.", (a, b) => a.GatherSum(Rows, b, Rows)),
        ("SparseMatMul: 3 entries in 2 rows, 3 entries in 2 columns and [3×4] do not fit.", (a, _) => a.SparseMatMul(Rows, Rows)),
        ("SparseMatMul: 3 entries in 2 rows, 2 entries in 3 columns and [3×4] do not fit.", (a, _) => a.SparseMatMul(Rows, Grouping.Of([0, 2], 3))),
        ("SparseMatMul: 3 entries in 2 rows, 3 entries in 3 columns of weights [4×3] and [3×4] do not fit.",
            (a, b) => a.SparseMatMul(Rows, Grouping.Of([0, 2, 1], 3), b)),
        ("PairDots: [3×4] for 2 groups of 3 rows, [4×3] for 2 groups of 3 rows do not fit.", (a, b) => a.PairDots(Rows, b, Rows)),
        ("Dropout: a probability of 1; expected 0 to below 1.", (a, _) => a.Dropout(1, 7)),
        ("Dropout: a probability of -0.1; expected 0 to below 1.", (a, _) => a.Dropout(-0.1, 7)),
        ("Dropout: a probability of NaN; expected 0 to below 1.", (a, _) => a.Dropout(double.NaN, 7)),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Calls.Length)];

    [Theory]
    [MemberData(nameof(Places))]
    public void Shapes_that_do_not_fit_are_refused(int place)
    {
        using Scope scope = new ReferenceEngine().BeginScope();
        Tensor a = scope.Full(1, new Shape(3, 4));
        Tensor b = scope.Full(1, new Shape(4, 3));

        Assert.StartsWith(Calls[place].Message, Assert.ThrowsAny<ArgumentException>(() => Calls[place].Call(a, b)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Axis_that_does_not_exist_is_refused()
    {
        using Scope scope = new ReferenceEngine().BeginScope();
        Tensor a = scope.Full(1, new Shape(3, 4));
        foreach (int axis in new[] { -1, 2 })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => a.Sum(axis));
            Assert.Throws<ArgumentOutOfRangeException>(() => a.Max(axis));
            Assert.Throws<ArgumentOutOfRangeException>(() => a.Slice(axis, 0, 1));
            Assert.Throws<ArgumentOutOfRangeException>(() => a.Pad(axis, 0, 9));
            Assert.Throws<ArgumentOutOfRangeException>(() => TensorOps.Concat(axis, a, a));
        }
    }
}
