namespace Equivariant.ML.Data;

/// <summary>What <see cref="Spectrum.Solve"/> is to find, how exactly, and at what cost.</summary>
public sealed class SpectrumOptions
{
    /// <summary>How many eigenpairs k, from 1 to the number of rows.</summary>
    /// <value>The default is 1.</value>
    public int Count { get; init; } = 1;

    /// <summary>Whether the smallest or the largest eigenvalues are wanted.</summary>
    /// <value>The default is <see cref="SpectrumEnd.Smallest"/>.</value>
    public SpectrumEnd End { get; init; }

    /// <summary>
    /// The greatest residual ‖A·v − λ·v‖₂ / ‖A‖₂ of a pair with ‖v‖₂ = 1, above 0. The eigenvalue is then within this, times ‖A‖₂, of an exact one, and usually
    /// within its square. Below about 1e-14 rounding keeps a large matrix from reaching it.
    /// </summary>
    /// <value>The default is 1e-8.</value>
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>The most products of the matrix with a vector, 1 or more; the dense solver has no such limit.</summary>
    /// <value>The default is null: 4,000 for each vector of the sparse solver's block, of which there are 24 for 16 pairs.</value>
    public long? MaxProducts { get; init; }

    /// <summary>Whether pairs that have not reached the tolerance are returned, with their residuals, instead of an exception.</summary>
    /// <value>The default is false.</value>
    public bool ReturnUnconverged { get; init; }

    /// <summary>
    /// Matrices of fewer rows are solved as dense ones, and so are those of fewer rows than three times the width of the sparse solver's block: k, at least a
    /// quarter more, and up to a multiple of 8.
    /// </summary>
    /// <value>The default is 256.</value>
    public int DenseBelow { get; init; } = 256;

    /// <summary>Seed of the vectors that the sparse solver starts from.</summary>
    /// <value>The default is 0.</value>
    public int Seed { get; init; }

    /// <summary>Threads to use; 0 is as many as there are processors. The bits are the same for any number.</summary>
    /// <value>The default is 0.</value>
    public int Threads { get; init; }

    /// <summary>Stops the sparse solver before its next product.</summary>
    public CancellationToken CancellationToken { get; init; }

    internal void Validate(int rows)
    {
        OptionChecks.That(Count >= 1 && Count <= rows, nameof(Count), Count, $"a number from 1 to the {rows} rows of the matrix");
        OptionChecks.Defined(nameof(End), End);
        OptionChecks.That(Tolerance > 0 && double.IsFinite(Tolerance), nameof(Tolerance), Tolerance, "a finite number above 0");
        OptionChecks.That(MaxProducts is null or >= 1, nameof(MaxProducts), MaxProducts, "1 or more");
        OptionChecks.That(DenseBelow >= 0, nameof(DenseBelow), DenseBelow, "0 or more");
        OptionChecks.That(Threads >= 0, nameof(Threads), Threads, "0 or more");
    }
}
