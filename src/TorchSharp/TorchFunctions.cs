using Equivariant.ML.Tensors;
using TorchSharp;
using TorchTensor = TorchSharp.torch.Tensor;

namespace Equivariant.ML.TorchSharp;

/// <summary>What each <see cref="Unary"/> and <see cref="Binary"/> is of torch's functions. Each result is newly computed.</summary>
internal static class TorchFunctions
{
    // Past this, ln(1 + eˣ) is x to the last bit of a double, and eˣ is not too large for a single yet.
    private const double SoftplusIsLinear = 40;
    private const long Low32 = uint.MaxValue;

    internal static TorchTensor Value(Unary f, double a, double b, TorchTensor x) => f switch
    {
        Unary.Affine => Affine(a, b, x),
        Unary.Clamp => Clamp(x, a, b),
        Unary.Within => Within(a, b, x).to_type(x.dtype),
        Unary.Exp => x.exp(),
        Unary.Log => x.log(),
        Unary.Sqrt => x.sqrt(),
        Unary.Square => x.mul(x),
        Unary.ReciprocalOrZero => OrZero(x.reciprocal(), x),
        Unary.Abs => x.abs(),
        Unary.Sign => x.sign(),
        Unary.Sigmoid => x.sigmoid(),
        Unary.Tanh => x.tanh(),
        // Of −∞, 0 and not −∞·0.
        Unary.Silu => Clamp(x, Lowest(x), double.PositiveInfinity).silu_(),
        Unary.Relu => x.relu(),
        Unary.Softplus => torch.nn.functional.softplus(x, 1, SoftplusIsLinear),
        Unary.Cos => x.cos(),
        _ => throw new ArgumentOutOfRangeException(nameof(f), f, "No such function."),
    };

    /// <summary>g·f′(x), where y = f(x).</summary>
    internal static TorchTensor Gradient(Unary f, double a, double b, TorchTensor x, TorchTensor y, TorchTensor g) => f switch
    {
        Unary.Affine => Affine(a, 0, g),
        Unary.Clamp => g.mul(Within(a, b, x).to_type(x.dtype)),
        Unary.Within or Unary.Sign => g.mul(torch.zeros_like(x)),
        Unary.Exp => g.mul(y),
        Unary.Log => g.div(x),
        Unary.Sqrt => g.mul(OrZero(y.add(y).reciprocal_(), y)),
        Unary.Square => g.mul(x.add(x)),
        Unary.ReciprocalOrZero => g.mul(y).mul_(y).neg_(),
        Unary.Abs => g.mul(x.sign()),
        Unary.Sigmoid => g.mul(y).sub_(g.mul(y).mul_(y)),
        Unary.Tanh => g.sub(g.mul(y).mul_(y)),
        Unary.Silu => SiluGradient(x, y, g),
        Unary.Relu => g.mul(x.sign().relu_()),
        Unary.Softplus => g.mul(x.sigmoid()),
        Unary.Cos => g.mul(x.sin()).neg_(),
        _ => throw new ArgumentOutOfRangeException(nameof(f), f, "No such function."),
    };

    internal static TorchTensor Value(Binary f, TorchTensor a, TorchTensor b) => f switch
    {
        Binary.Add => a.add(b),
        Binary.Subtract => a.sub(b),
        Binary.Multiply => a.mul(b),
        Binary.Divide => a.div(b),
        Binary.Maximum => a.maximum(b),
        Binary.Minimum => a.minimum(b),
        Binary.Equal => a.eq(b).to_type(a.dtype),
        Binary.Greater => a.gt(b).to_type(a.dtype),
        _ => throw new ArgumentOutOfRangeException(nameof(f), f, "No such function."),
    };

    /// <summary>Which of the first so many elements a mask keeps: its hash, in whole numbers of 64 bits of which the lower 32 count.</summary>
    internal static TorchTensor Keeps(in DropoutMask mask, int length, torch.Device device)
    {
        TorchTensor hash = Whole(mask.Low).bitwise_xor(torch.arange(length, torch.ScalarType.Int64, device));
        hash = Times(Shifted(hash, DropoutMask.Before), DropoutMask.First);
        hash = Times(Shifted(hash, DropoutMask.Between).bitwise_xor_(Whole(mask.High)), DropoutMask.Second);
        return Shifted(hash, DropoutMask.After).ge(Whole(mask.Threshold));
    }

    // hash ^ (hash >> places).
    private static TorchTensor Shifted(TorchTensor hash, int places) => hash.bitwise_right_shift(Whole(places)).bitwise_xor_(hash);

    // The lower 32 bits of a product of two numbers of 32 bits are right even where 64 bits overflow.
    private static TorchTensor Times(TorchTensor hash, long factor) => hash.mul_(Whole(factor)).bitwise_and_(Whole(Low32));

    private static TorchTensor Whole(long number) => torch.tensor(number);

    private static TorchTensor Affine(double a, double b, TorchTensor x)
    {
        using Scalar factor = a, shift = b;
        return b == 0 ? x.mul(factor) : x.mul(factor).add_(shift);
    }

    private static TorchTensor Clamp(TorchTensor x, double least, double most)
    {
        using Scalar low = least, high = most;
        return x.clamp(low, high);
    }

    private static TorchTensor Within(double least, double most, TorchTensor x)
    {
        using Scalar low = least, high = most;
        return x.ge(low).logical_and_(x.le(high));
    }

    private static double Lowest(TorchTensor x) => x.dtype == torch.ScalarType.Float64 ? double.MinValue : float.MinValue;

    // Of a zero, 0 in place of infinity.
    private static TorchTensor OrZero(TorchTensor result, TorchTensor of)
    {
        using Scalar zero = 0;
        return result.masked_fill_(of.eq(zero), zero);
    }

    // σ(x) + y·(1 − σ(x)), and y·0 is 0 where y is infinite.
    private static TorchTensor SiluGradient(TorchTensor x, TorchTensor y, TorchTensor g)
    {
        using Scalar one = 1;
        TorchTensor gate = x.sigmoid();
        return gate.add_(gate.neg().add_(one).mul_(Clamp(y, float.MinValue, float.MaxValue))).mul_(g);
    }
}
