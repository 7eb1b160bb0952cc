namespace Equivariant.ML.Tensors;

public static partial class TensorOps
{
    /// <summary>x·weight + bias.</summary>
    /// <param name="x">[rows×inputs].</param>
    /// <param name="weight">[inputs×outputs].</param>
    /// <param name="bias">[outputs], added to every row.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor Linear(this Tensor x, Tensor weight, Tensor bias) => Tensors.Linear.Apply(x, weight, bias);
}

/// <summary>y = x·w + bias: a fused op, composed of <see cref="MatMul"/> and a broadcast <see cref="Binary.Add"/>.</summary>
internal sealed class Linear : Op
{
    private static readonly Linear Instance = new();

    internal static Tensor Apply(Tensor x, Tensor weight, Tensor bias)
    {
        if (x.Shape.Rank != 2 || weight.Shape.Rank != 2 || x.Shape[1] != weight.Shape[0] || bias.Shape != new Shape(weight.Shape[1]))
        {
            throw new ArgumentException($"Linear: cannot multiply {x.Shape} by {weight.Shape} and add {bias.Shape}.");
        }

        return Instance.Run(new Shape(x.Shape[0], weight.Shape[1]), default, x, weight, bias);
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs) =>
        engine.Linear(
            inputs[0].Storage!, inputs[1].Storage!, inputs[2].Storage!, y.Storage!, y.Shape[0], inputs[0].Shape[1], y.Shape[1]);

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        if (sink.Wants(0))
        {
            sink.Add(0, g.MatMul(y.Input(1), false, true));
        }

        if (sink.Wants(1))
        {
            sink.Add(1, y.Input(0).MatMul(g, true, false));
        }

        if (sink.Wants(2))
        {
            sink.Add(2, g.SumTo(y.Inputs[2].Shape));
        }
    }
}
