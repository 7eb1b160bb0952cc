namespace Equivariant.ML.Tensors;

public static partial class TensorOps
{
    /// <summary>For each row a[its left group] + b[its right group] (+ c[row]): what the two ends of an edge bring to it.</summary>
    /// <param name="a">[left groups×width].</param>
    /// <param name="left">The rows' groups on the one side.</param>
    /// <param name="b">[right groups×width].</param>
    /// <param name="right">The rows' groups on the other side.</param>
    /// <param name="c">[rows×width], or nothing.</param>
    /// <returns>[rows×width].</returns>
    /// <exception cref="ArgumentException">The shapes do not fit the groupings or each other.</exception>
    public static Tensor GatherSum(this Tensor a, Grouping left, Tensor b, Grouping right, Tensor? c = null) =>
        Tensors.GatherSum.Apply(a, left, b, right, c);
}

/// <summary>y[r] = a[left group of r] + b[right group of r] + c[r]: a fused op, composed of <see cref="Gather"/> and sums.</summary>
internal sealed class GatherSum : Op
{
    private static readonly GatherSum Instance = new();

    internal static Tensor Apply(Tensor a, Grouping left, Tensor b, Grouping right, Tensor? c)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (a.Shape.Rank != 2 || b.Shape.Rank != 2 || a.Shape[0] != left.GroupCount || b.Shape[0] != right.GroupCount || a.Shape[1] != b.Shape[1] ||
            left.RowCount != right.RowCount || (c is { } rest && rest.Shape != new Shape(left.RowCount, a.Shape[1])))
        {
            throw new ArgumentException(
                $"GatherSum: {a.Shape} for {left.GroupCount} groups of {left.RowCount} rows, {b.Shape} for {right.GroupCount} groups of " +
                $"{right.RowCount} rows{(c is { } third ? $", and {third.Shape}" : "")} do not fit.");
        }

        var shape = new Shape(left.RowCount, a.Shape[1]);
        var arguments = new OpArguments { Rows = left, MoreRows = right };
        return c is { } addend ? Instance.Run(shape, arguments, a, b, addend) : Instance.Run(shape, arguments, a, b);
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs) =>
        engine.GatherSum(
            inputs[0].Storage!,
            arguments.Rows!,
            inputs[1].Storage!,
            arguments.MoreRows!,
            inputs.Length > 2 ? inputs[2].Storage! : null,
            y.Storage!,
            y.Shape[1]);

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        if (sink.Wants(0))
        {
            sink.Add(0, g.SegmentSum(y.Arguments.Rows!));
        }

        if (sink.Wants(1))
        {
            sink.Add(1, g.SegmentSum(y.Arguments.MoreRows!));
        }

        if (y.Inputs.Count > 2 && sink.Wants(2))
        {
            sink.Add(2, g);
        }
    }
}
