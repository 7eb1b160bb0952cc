namespace Equivariant.ML.Tensors;

/// <summary>What one use of an <see cref="Op"/> needs beside its operands. Each op says which of these it reads.</summary>
internal readonly record struct OpArguments
{
    /// <summary>Which of a family of functions.</summary>
    internal int Kind { get; init; }

    /// <summary>A switch: whether the first matrix is transposed, whether a mean is meant.</summary>
    internal bool First { get; init; }

    /// <summary>A second switch.</summary>
    internal bool Second { get; init; }

    /// <summary>A constant of the function.</summary>
    internal double A { get; init; }

    /// <summary>A second constant.</summary>
    internal double B { get; init; }

    /// <summary>An axis.</summary>
    internal int Axis { get; init; }

    /// <summary>Where a part begins along the axis.</summary>
    internal int Start { get; init; }

    /// <summary>An order of the axes.</summary>
    internal Axes Order { get; init; }

    /// <summary>Which row belongs to which group.</summary>
    internal Grouping? Rows { get; init; }

    /// <summary>A second grouping of the rows.</summary>
    internal Grouping? MoreRows { get; init; }

    /// <summary>What is computed edge by edge.</summary>
    internal EdgeProgram? Program { get; init; }

    /// <summary>The edges that it is computed for.</summary>
    internal EdgePairs? Edges { get; init; }

    /// <summary>What random choices are drawn from.</summary>
    internal ulong Key { get; init; }
}
