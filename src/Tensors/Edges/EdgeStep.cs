namespace Equivariant.ML.Tensors;

/// <summary>What a step of an <see cref="EdgeProgram"/> does.</summary>
internal enum EdgeStepKind
{
    /// <summary>a[target] + b[source], or one of the two.</summary>
    Ends,

    /// <summary>The rows of a tensor that has one for each edge.</summary>
    Own,

    /// <summary>x·w + bias, or plus + x·w.</summary>
    Linear,

    /// <summary>f(x).</summary>
    Map,

    /// <summary>x·y, where y is one number.</summary>
    Scale,

    /// <summary>The sum of the products of x's and y's numbers: one number.</summary>
    Dot,

    /// <summary>x + y.</summary>
    Add,

    /// <summary>x·y, number by number.</summary>
    Multiply,

    /// <summary>x, without a gradient.</summary>
    Detach,
}

/// <summary>A step of an <see cref="EdgeProgram"/>; what it does not need is −1.</summary>
internal readonly record struct EdgeStep(EdgeStepKind Kind)
{
    /// <summary>A value that it reads.</summary>
    internal int X { get; init; } = -1;

    /// <summary>A second value, or the value that a linear step adds to.</summary>
    internal int Y { get; init; } = -1;

    /// <summary>An input: at targets, of edges, or a weight.</summary>
    internal int First { get; init; } = -1;

    /// <summary>A second input: at sources, or a bias.</summary>
    internal int Second { get; init; } = -1;

    /// <summary>Which function is mapped.</summary>
    internal Unary Function { get; init; }

    /// <summary>A constant of the function.</summary>
    internal double A { get; init; }

    /// <summary>A second constant.</summary>
    internal double B { get; init; }
}

/// <summary>What an <see cref="EdgeProgram"/> sums at targets.</summary>
internal readonly record struct EdgeOutput(int Value, bool Mean);
