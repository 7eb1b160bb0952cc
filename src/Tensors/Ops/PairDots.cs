namespace Equivariant.ML.Tensors;

public static partial class TensorOps
{
    /// <summary>For each row the dot product of a[its left group] and b[its right group]: how alike the two ends of an edge are.</summary>
    /// <param name="a">[left groups×width].</param>
    /// <param name="left">The rows' groups on the one side.</param>
    /// <param name="b">[right groups×width].</param>
    /// <param name="right">The rows' groups on the other side.</param>
    /// <returns>[rows].</returns>
    /// <exception cref="ArgumentException">The shapes do not fit the groupings or each other.</exception>
    public static Tensor PairDots(this Tensor a, Grouping left, Tensor b, Grouping right) => Tensors.PairDots.Apply(a, left, b, right);
}

/// <summary>
/// y[r] = a[left group of r]·b[right group of r], a dense product at the entries of a sparse matrix alone: a fused op, composed of
/// <see cref="Gather"/>, a product and a sum. Its gradients are <see cref="SparseMatMul"/>.
/// </summary>
internal sealed class PairDots : Op
{
    private static readonly PairDots Instance = new();

    internal static Tensor Apply(Tensor a, Grouping left, Tensor b, Grouping right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (a.Shape.Rank != 2 || b.Shape.Rank != 2 || a.Shape[0] != left.GroupCount || b.Shape[0] != right.GroupCount || a.Shape[1] != b.Shape[1] ||
            left.RowCount != right.RowCount)
        {
            throw new ArgumentException(
                $"PairDots: {a.Shape} for {left.GroupCount} groups of {left.RowCount} rows, {b.Shape} for {right.GroupCount} groups of " +
                $"{right.RowCount} rows do not fit.");
        }

        return Instance.Run(new Shape(left.RowCount), new OpArguments { Rows = left, MoreRows = right }, a, b);
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs) =>
        engine.PairDots(inputs[0].Storage!, arguments.Rows!, inputs[1].Storage!, arguments.MoreRows!, y.Storage!, inputs[0].Shape[1]);

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        Grouping left = y.Arguments.Rows!, right = y.Arguments.MoreRows!;
        if (sink.Wants(0))
        {
            sink.Add(0, y.Input(1).SparseMatMul(left, right, g));
        }

        if (sink.Wants(1))
        {
            sink.Add(1, y.Input(0).SparseMatMul(right, left, g));
        }
    }
}
