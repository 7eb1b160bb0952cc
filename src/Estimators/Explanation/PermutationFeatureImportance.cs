using System.Globalization;
using Equivariant.ML.Data;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>What each node feature is worth to a model over a data set: how much a metric falls when the feature is permuted among nodes.</summary>
public sealed record PermutationFeatureImportance
{
    /// <summary>The metric of the rows as they are.</summary>
    public required double Metric { get; init; }

    /// <summary>Each feature in its place and, where nodes have types, the type after them.</summary>
    public required IReadOnlyList<FeatureImportance> Features { get; init; }

    /// <summary>A table, the features that are worth most first.</summary>
    public override string ToString()
    {
        var table = new TextTable("rrr", "feature", "fall", "standard error");
        foreach (FeatureImportance each in Features.OrderByDescending(feature => feature.Fall))
        {
            table.Add(each.Feature?.ToString(CultureInfo.InvariantCulture) ?? "type", Text(each.Fall), Text(each.StandardError));
        }

        return $"metric: {Text(Metric)}" + Environment.NewLine + table;
    }

    /// <param name="graphs">What is permuted.</param>
    /// <param name="judge">The metric where rows have these graphs.</param>
    /// <param name="permutations">How often each feature is permuted.</param>
    /// <param name="seed">What permutations are drawn from.</param>
    internal static PermutationFeatureImportance Of(PermutedGraphs graphs, Func<IReadOnlyList<Graph>, double> judge, int permutations, int seed)
    {
        var random = new SeededRandom((ulong)(uint)seed);
        double metric = judge(graphs.Rows(graphs.Distinct));
        FeatureImportance Importance(int? feature)
        {
            SeededRandom its = random.Fork(feature is { } index ? (ulong)index : ulong.MaxValue);
            double[] falls = [.. Enumerable.Range(0, permutations).Select(i => metric - judge(graphs.Rows(graphs.Permuted(feature, its.Fork((ulong)i)))))];
            double mean = falls.Average();
            double variance = falls.Sum(fall => (fall - mean) * (fall - mean)) / (permutations - 1);
            return new FeatureImportance(feature, mean, Math.Sqrt(variance / permutations));
        }

        return new PermutationFeatureImportance { Metric = metric, Features = [.. graphs.Features.Select(Importance)] };
    }

    private static string Text(double value) => value.ToString("g4", CultureInfo.InvariantCulture);
}
