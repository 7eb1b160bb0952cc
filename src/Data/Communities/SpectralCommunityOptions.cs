namespace Equivariant.ML.Data;

/// <summary>How <see cref="Communities.Find"/> looks for communities.</summary>
public sealed record SpectralCommunityOptions
{
    /// <summary>How many communities, from 1 to the number of nodes that have edges; null lets the spectrum say, up to <see cref="MaxCount"/>.</summary>
    /// <value>The default is null.</value>
    public int? Count { get; init; }

    /// <summary>The most communities that the spectrum may ask for, 1 or more.</summary>
    /// <value>The default is 10.</value>
    public int MaxCount { get; init; } = 10;

    /// <summary>How often k-means begins anew, 1 or more; the best result is taken.</summary>
    /// <value>The default is 10.</value>
    public int Restarts { get; init; } = 10;

    /// <summary>The most rounds of k-means from one beginning, 1 or more.</summary>
    /// <value>The default is 100.</value>
    public int MaxIterations { get; init; } = 100;

    /// <summary>The residual to which eigenvectors are found; see <see cref="SpectrumOptions.Tolerance"/>.</summary>
    /// <value>The default is 1e-6, which is far below the distances of communities.</value>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Seed of what k-means begins with, and of large eigenvector problems.</summary>
    /// <value>The default is 1.</value>
    public int Seed { get; init; } = 1;

    /// <summary>Stops the search for eigenvectors.</summary>
    public CancellationToken CancellationToken { get; init; }

    internal void Validate()
    {
        OptionChecks.That(Count is null or >= 1, nameof(Count), Count ?? 0, "1 or more, or null");
        OptionChecks.That(MaxCount >= 1, nameof(MaxCount), MaxCount, "1 or more");
        OptionChecks.That(Restarts >= 1, nameof(Restarts), Restarts, "1 or more");
        OptionChecks.That(MaxIterations >= 1, nameof(MaxIterations), MaxIterations, "1 or more");
        OptionChecks.That(Tolerance > 0 && double.IsFinite(Tolerance), nameof(Tolerance), Tolerance, "a finite number above 0");
    }
}
