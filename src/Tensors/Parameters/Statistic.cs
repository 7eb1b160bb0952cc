namespace Equivariant.ML.Tensors;

/// <summary>
/// What a network remembers of the data that it was trained on, such as a running mean. It is saved, copied and brought back with the parameters, but has no gradient:
/// optimizers, decay, averages of weights and the norm of gradients leave it out, and what it is part of moves it.
/// </summary>
public sealed class Statistic : SavedTensor
{
    internal Statistic(ParameterSet owner, string path, Shape shape, int start)
        : base(owner, path, shape, start)
    {
    }

    /// <summary>x ← (1 − rate)·x + rate·toward, at once and outside any recording.</summary>
    /// <param name="toward">As many numbers as there are here.</param>
    /// <param name="rate">How far, from 0 to 1.</param>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of its range.</exception>
    public void Move(Tensor toward, double rate)
    {
        if (toward.Shape.Length != Shape.Length)
        {
            throw new ArgumentException($"{nameof(Statistic)} {Path} {Shape}: moved toward a tensor {toward.Shape}.", nameof(toward));
        }

        if (rate is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, $"{nameof(Statistic)} {Path}: a rate of {rate}; expected 0 to 1.");
        }

        Storage numbers = Value.Node.Storage!;
        Owner.Engine.Map(Unary.Affine, 1 - rate, 0, numbers, numbers, Shape.Length);
        Owner.Engine.AddScaled(rate, toward.Node.Storage!, numbers, Shape.Length);
    }

    internal void Bind(Storage values) => Place(values);
}
