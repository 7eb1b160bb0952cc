namespace Equivariant.ML.Tensors;

public static partial class TensorOps
{
    /// <summary>The matrix product op(a)·op(b), of two matrices or of two equally long stacks of them.</summary>
    /// <param name="a">[m×k], or [k×m] if transposed; or a stack of such.</param>
    /// <param name="b">[k×n], or [n×k] if transposed; or a stack of such.</param>
    /// <param name="transposeA">Whether a is transposed first.</param>
    /// <param name="transposeB">Whether b is transposed first.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor MatMul(this Tensor a, Tensor b, bool transposeA = false, bool transposeB = false) =>
        Tensors.MatMul.Apply(a, transposeA, b, transposeB);
}

/// <summary>y = op(a)·op(b).</summary>
internal sealed class MatMul : Op
{
    private static readonly MatMul Instance = new();

    internal static Tensor Apply(Tensor a, bool transposeA, Tensor b, bool transposeB)
    {
        Shape left = a.Shape;
        Shape right = b.Shape;
        int rank = left.Rank;
        if (rank is not (2 or 3) || right.Rank != rank || (rank == 3 && left[0] != right[0]) ||
            left[transposeA ? rank - 2 : rank - 1] != right[transposeB ? rank - 1 : rank - 2])
        {
            throw new ArgumentException(
                $"MatMul: cannot multiply {left}{(transposeA ? " transposed" : "")} by {right}{(transposeB ? " transposed" : "")}.");
        }

        Shape shape = left.With(rank - 2, left[transposeA ? rank - 1 : rank - 2]).With(rank - 1, right[transposeB ? rank - 2 : rank - 1]);
        return Instance.Run(shape, new OpArguments { First = transposeA, Second = transposeB }, a, b);
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs)
    {
        Shape left = inputs[0].Shape;
        int rank = left.Rank;
        engine.MatMul(
            inputs[0].Storage!,
            arguments.First,
            inputs[1].Storage!,
            arguments.Second,
            y.Storage!,
            rank == 3 ? left[0] : 1,
            y.Shape[rank - 2],
            left[arguments.First ? rank - 2 : rank - 1],
            y.Shape[rank - 1]);
    }

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        Tensor a = y.Input(0);
        Tensor b = y.Input(1);
        bool ta = y.Arguments.First;
        bool tb = y.Arguments.Second;
        if (sink.Wants(0))
        {
            sink.Add(0, ta ? b.MatMul(g, tb, true) : g.MatMul(b, false, !tb));
        }

        if (sink.Wants(1))
        {
            sink.Add(1, tb ? g.MatMul(a, true, ta) : a.MatMul(g, !ta, false));
        }
    }
}
