namespace Equivariant.ML.Tensors.Tests.Measuring;

/// <summary>What each op costs, beside formulas worked by hand.</summary>
public sealed class KernelCostTests : IDisposable
{
    // Four rows in three groups, one of which is empty.
    private static readonly Grouping Rows = Grouping.Of([2, 0, 2, 2], 3);

    private readonly MeasuringEngine engine = new();
    private readonly Scope scope;

    public KernelCostTests() => scope = engine.BeginScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Products()
    {
        Tensor x = Of(5, 7), w = Of(7, 3), y = Of(5, 3), b = Of(3);
        AssertCost(2 * 5 * 7 * 3, 35 + 21 + 15, () => x.MatMul(w));
        AssertCost(2 * 7 * 5 * 3, 35 + 15 + 21, () => x.MatMul(y, transposeA: true));
        AssertCost(2 * 5 * 3 * 7, 15 + 21 + 35, () => y.MatMul(w, transposeB: true));
        AssertCost((2 * 5 * 7 * 3) + 15, 35 + 21 + 3 + 15, () => x.Linear(w, b));

        Tensor stack = scope.Full(0, new Shape(4, 5, 7)), other = scope.Full(0, new Shape(4, 7, 3));
        AssertCost(4 * 2 * 5 * 7 * 3, 4 * (35 + 21 + 15), () => stack.MatMul(other));
    }

    [Fact]
    public void Functions()
    {
        Tensor x = Of(5, 7), row = Of(7), column = Of(5, 1);
        AssertCost(35, 70, () => x.Silu());
        AssertCost(35, 70, () => x.Exp());
        AssertCost(70, 70, () => 2 * x);
        AssertCost(70, 70, () => x.Dropout(0.5, 1));
        AssertCost(0, 0, () => x.Dropout(0, 1));
        AssertCost(35, 105, () => x * x);
        AssertCost(35, 35 + 7 + 35, () => x + row);
        AssertCost(35, 35 + 5 + 35, () => x / column);
        AssertCost(35, 5 + 7 + 35, () => column.Maximum(row));
    }

    [Fact]
    public void Sums()
    {
        Tensor x = Of(5, 7);
        AssertCost(35, 35 + 1, () => x.Sum());
        AssertCost(35, 35 + 7, () => x.Sum(0));
        AssertCost(35, 35 + 5, () => x.Sum(1));
        AssertCost(35, 35 + 5, () => x.Max(1));
    }

    [Fact]
    public void Rows_and_groups()
    {
        Tensor groups = Of(3, 6), rows = Of(4, 6);
        AssertCost(0, 24 + 24, () => groups.Gather(Rows));
        AssertCost(24, 24 + 18, () => rows.SegmentSum(Rows));
        AssertCost(24 + 18, 24 + 18, () => rows.SegmentMean(Rows));
        AssertCost(24, 24 + 18, () => rows.SegmentMax(Rows));
        AssertCost(24, 3 * 24, () => groups.GatherSum(Rows, groups, Rows));
        AssertCost(5 * 24, 48, () => rows.SegmentSoftmax(Rows));
        AssertCost(48, 4 * 24, () => groups.GatherSum(Rows, groups, Rows, rows));
    }

    [Fact]
    public void Sparse_products()
    {
        Grouping columns = Grouping.Of([1, 1, 0, 1], 2);
        Tensor x = Of(2, 6), y = Of(3, 6), weights = Of(4);
        AssertCost(24, 24 + 18, () => x.SparseMatMul(Rows, columns));
        AssertCost(48, 24 + 18 + 4, () => x.SparseMatMul(Rows, columns, weights));
        AssertCost(48, 48 + 4, () => y.PairDots(Rows, x, columns));
    }

    [Fact]
    public void Copies_are_no_operations()
    {
        Tensor x = Of(5, 7), column = Of(5, 1);
        AssertCost(0, 35, () => scope.Full(1, new Shape(5, 7)));
        AssertCost(0, 70, () => x.Transpose());
        AssertCost(0, 2 * 10, () => x.Slice(1, 3, 2));
        AssertCost(0, 5 + 35, () => column.BroadcastTo(new Shape(5, 7)));
        AssertCost(0, 2 * 40, () => TensorOps.Concat(1, x, column));
        AssertCost(0, 0, () => x.Reshape(new Shape(35)));
        AssertCost(0, 35, () => x.ToArray());
        AssertCost(0, 35, () => scope.Constant(new float[35], new Shape(35)));
    }

    [Fact]
    public void A_backward_pass_and_a_step()
    {
        var parameters = new ParameterSet(engine, seed: 1);
        Parameter weight = parameters.Root.Add("weight", new Shape(8, 4), Initializer.ForInputs(8));
        Optimizer adam = new AdamOptions().Create(parameters);
        using Scope recording = engine.BeginScope(recording: true);
        Tensor loss = recording.Full(1, new Shape(100, 8)).MatMul(weight.Value).Silu().Sum();

        // 1 written; spread over 400; g·f′(x) of 400; the weight's gradient, added to what there is; no gradient of the input.
        AssertCost((2 * 400) + (2 * 100 * 8 * 4) + (2 * 32), 1 + 401 + 1600 + (800 + 400 + 32) + 96, () => recording.Backward(loss));
        AssertCost(18 * 32, 7 * 32, () => adam.Step(0.1));
    }

    private Tensor Of(int length) => scope.Full(0, new Shape(length));

    private Tensor Of(int rows, int columns) => scope.Full(0, new Shape(rows, columns));

    private void AssertCost(long flops, long numbers, Action action)
    {
        engine.Reset();
        action();
        Assert.Equal((flops, 4 * numbers), (engine.Flops, engine.BytesMoved));
    }

    private void AssertCost(long flops, long numbers, Func<object> function) => AssertCost(flops, numbers, () => { _ = function(); });
}
