using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Ops;

/// <summary>Functions of one number and of two.</summary>
internal static class ElementRows
{
    internal static IEnumerable<OpRow> All() => [.. Maps(), .. Zips()];

    private static IEnumerable<OpRow> Maps() =>
    [
        Mapped("Affine", Unary.Affine, x => x.Affine(-1.5, 0.25)),
        Mapped("Clamp", Unary.Clamp, x => x.Clamp(-0.5, 1)),
        Mapped("Within", Unary.Within, x => Map.Apply(Unary.Within, x, -0.5, 1)),
        Mapped("Exp", Unary.Exp, x => x.Exp()),
        Mapped("Log", Unary.Log, x => x.Log()) with { Low = 0.3 },
        Mapped("Sqrt", Unary.Sqrt, x => x.Sqrt()) with { Low = 0.3 },
        Mapped("Square", Unary.Square, x => x.Square()),
        Mapped("ReciprocalOrZero", Unary.ReciprocalOrZero, x => x.ReciprocalOrZero()) with { Low = 0.4 },
        Mapped("Abs", Unary.Abs, x => x.Abs()),
        Mapped("Sign", Unary.Sign, x => Map.Apply(Unary.Sign, x)),
        Mapped("Sigmoid", Unary.Sigmoid, x => x.Sigmoid()),
        Mapped("Tanh", Unary.Tanh, x => x.Tanh()),
        Mapped("Silu", Unary.Silu, x => x.Silu()),
        Mapped("Relu", Unary.Relu, x => x.Relu()),
        Mapped("Softplus", Unary.Softplus, x => x.Softplus()),
        Mapped("Cos", Unary.Cos, x => x.Cos()),
        Mapped("Silu of nothing", Unary.Silu, x => x.Silu()) with { Inputs = [new Shape(0, 3)] },
    ];

    private static IEnumerable<OpRow> Zips() =>
    [
        Zipped("Add", Binary.Add, (a, b) => a + b),
        Zipped("Subtract", Binary.Subtract, (a, b) => a - b),
        Zipped("Multiply", Binary.Multiply, (a, b) => a * b),
        Zipped("Divide", Binary.Divide, (a, b) => a / b) with { Low = 0.4 },
        Zipped("Maximum", Binary.Maximum, (a, b) => a.Maximum(b)),
        Zipped("Minimum", Binary.Minimum, (a, b) => a.Minimum(b)),
        Zipped("IsEqual", Binary.Equal, (a, b) => a.IsEqual(b)),
        Zipped("IsGreater", Binary.Greater, (a, b) => a.IsGreater(b)),
        Zipped("Multiply by a row", Binary.Multiply, (a, b) => a * b) with { Inputs = [new Shape(3, 4), new Shape(4)] },
        Zipped("Multiply by a column", Binary.Multiply, (a, b) => a * b) with { Inputs = [new Shape(3, 4), new Shape(3, 1)] },
        Zipped("Multiply by a number", Binary.Multiply, (a, b) => a * b) with { Inputs = [new Shape(2, 3, 4), Shape.Scalar] },
        Zipped("Divide a column by a row", Binary.Divide, (a, b) => a / b) with { Inputs = [new Shape(3, 1), new Shape(1, 4)], Low = 0.4 },
        Zipped("Subtract over inner axes", Binary.Subtract, (a, b) => a - b) with { Inputs = [new Shape(2, 1, 3, 1), new Shape(4, 1, 2)] },
        Zipped("Multiply of nothing", Binary.Multiply, (a, b) => a * b) with { Inputs = [new Shape(0, 4), new Shape(4)] },
        Zipped("Multiply by itself", Binary.Multiply, (a, b) => a * a) with { Inputs = [new Shape(3, 4)] },
    ];

    private static OpRow Mapped(string name, Unary f, Func<Tensor, Tensor> function) =>
        new(name, typeof(Map), [new Shape(4, 5)], x => function(x[0])) { Maps = f };

    private static OpRow Zipped(string name, Binary f, Func<Tensor, Tensor, Tensor> function) =>
        new(name, typeof(Zip), [new Shape(3, 4), new Shape(3, 4)], x => function(x[0], x[^1])) { Maps = f };
}
