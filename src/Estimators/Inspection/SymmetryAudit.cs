using System.Globalization;
using Equivariant.ML.Networks;

namespace Equivariant.ML.Estimators;

/// <summary>
/// How far a model's predictions follow when its graphs are permuted, turned, mirrored and shifted at random: numbers and classes stay, vectors go along.
/// Compared is what the network itself gives: quantities before they are scaled to labels' units, and logits.
/// </summary>
public sealed record SymmetryAudit
{
    /// <summary>The network's architecture.</summary>
    public required NetworkOptions Network { get; init; }

    /// <summary>How many graphs were tried, each once for every symmetry.</summary>
    public required int GraphCount { get; init; }

    /// <summary>How many rows there were: graphs, nodes or pairs.</summary>
    public required int RowCount { get; init; }

    /// <summary>Nodes and edges in another order.</summary>
    public required SymmetryResult Permutation { get; init; }

    /// <summary>Positions and velocities turned about the origin.</summary>
    public required SymmetryResult Rotation { get; init; }

    /// <summary>Positions and velocities mirrored, and turned.</summary>
    public required SymmetryResult Reflection { get; init; }

    /// <summary>Positions shifted, by about as much as the graph is large.</summary>
    public required SymmetryResult Translation { get; init; }

    /// <summary>Whether every symmetry that the architecture declares was found to hold, as far as it was tried.</summary>
    public bool Passed => All.All(result => result.Verdict != SymmetryVerdict.Broken);

    private SymmetryResult[] All => [Permutation, Rotation, Reflection, Translation];

    /// <summary>A table, one line a symmetry.</summary>
    public override string ToString()
    {
        var table = new TextTable("llrrrrl", "symmetry", "declared", "single", "relative", "double", "relative", "verdict");
        foreach (SymmetryResult result in All)
        {
            table.Add(
                result.Symmetry.ToString(),
                result.Declared ? "yes" : "no",
                Text(result.Single?.Absolute),
                Text(result.Single?.Relative),
                Text(result.Double?.Absolute),
                Text(result.Double?.Relative),
                Text(result.Verdict));
        }

        string title = string.Create(CultureInfo.InvariantCulture, $"{Network.GetType().Name}: the largest errors (graphs: {GraphCount}, rows: {RowCount})");
        return title + Environment.NewLine + table;
    }

    private static string Text(double? error) => error is { } number ? number.ToString("0.0e+00", CultureInfo.InvariantCulture) : "-";

    private static string Text(SymmetryVerdict verdict) => verdict switch
    {
        SymmetryVerdict.Holds => "holds",
        SymmetryVerdict.Rounding => "holds; rounding blurs it",
        SymmetryVerdict.Absent => "does not hold, nor is it declared",
        SymmetryVerdict.Broken => "BROKEN: declared, and does not hold",
        _ => "not tried",
    };
}
