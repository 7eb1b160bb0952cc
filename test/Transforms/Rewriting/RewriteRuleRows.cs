namespace Equivariant.ML.Transforms.Tests;

/// <summary>Every rule that makes a graph of a graph, in each of its forms. A new one is a row here.</summary>
internal static class RewriteRuleRows
{
    public static IReadOnlyList<RewriteRule> All { get; } =
    [
        new RadiusRule(1.5, MaxNeighbors: null),
        new RadiusRule(2.5, MaxNeighbors: 3),
        new NearestRule(4),
        new CompleteRule(),
    ];

    public static IEnumerable<string> Names => All.Select(rule => $"{rule}");

    public static RewriteRule Of(string name) => All.Single(rule => $"{rule}" == name);
}
