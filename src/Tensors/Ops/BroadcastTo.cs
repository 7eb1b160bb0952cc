namespace Equivariant.ML.Tensors;

/// <summary>Repeats along axes of size 1; the adjoint of <see cref="SumTo"/>.</summary>
internal sealed class BroadcastTo : Op
{
    private static readonly BroadcastTo Instance = new();

    internal static Tensor Apply(Tensor x, in Shape shape)
    {
        Check("BroadcastTo", x.Shape, shape);
        return Instance.Run(shape, default, x);
    }

    internal static void Check(string op, in Shape from, in Shape to)
    {
        if (from.Rank > to.Rank || Broadcasting.Shape(op, from, to) != to)
        {
            throw new ArgumentException($"{op}: {from} cannot be broadcast to {to}.");
        }
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs)
    {
        Axes sizes = y.Shape.Padded;
        engine.Copy(inputs[0].Storage!, 0, Broadcasting.Strides(inputs[0].Shape), y.Storage!, 0, sizes.RowMajorStrides(), sizes);
    }

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        if (sink.Wants(0))
        {
            sink.Add(0, g.SumTo(y.Inputs[0].Shape));
        }
    }
}
