namespace Equivariant.ML.Tensors;

public static partial class TensorOps
{
    /// <summary>
    /// Each number with probability 1 − p over 1 − p, else 0 (Srivastava et al. 2014). Which ones depends on the key and the element's place
    /// alone: on no engine, no width of registers and no number of threads.
    /// </summary>
    /// <param name="x">Any tensor.</param>
    /// <param name="probability">That of a number becoming 0; 0 leaves all as they are.</param>
    /// <param name="key">What the choice is drawn from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to below 1.</exception>
    public static Tensor Dropout(this Tensor x, double probability, ulong key) => Tensors.Dropout.Apply(x, probability, key);
}

/// <summary>y = x·mask/(1 − p). The mask is computed again for the gradient, which costs less than to keep it.</summary>
internal sealed class Dropout : Op
{
    private static readonly Dropout Instance = new();

    internal static Tensor Apply(Tensor x, double probability, ulong key)
    {
        if (probability is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, $"Dropout: a probability of {probability}; expected 0 to below 1.");
        }

        return probability == 0 ? x : Instance.Run(x.Shape, new OpArguments { A = probability, Key = key }, x);
    }

    internal override void Forward(TensorNode y, Engine engine, in OpArguments arguments, ReadOnlySpan<TensorNode> inputs) =>
        engine.Dropout(inputs[0].Storage!, new DropoutMask(arguments.A, arguments.Key), y.Storage!, y.Shape.Length);

    internal override void Backward(TensorNode y, Tensor g, GradientSink sink)
    {
        if (sink.Wants(0))
        {
            sink.Add(0, Apply(g, y.Arguments.A, y.Arguments.Key));
        }
    }
}
