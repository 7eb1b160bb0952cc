using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>Every rule that makes another graph, in each of its forms. A new one is a row here.</summary>
internal static class GraphRewriteRows
{
    public static IReadOnlyList<GraphRewriteRule> All { get; } =
    [
        new RadiusRule(0.6, MaxNeighbors: null),
        new RadiusRule(0.9, MaxNeighbors: 3),
        new NearestRule(4),
        new CompleteRule(),
        new ToUndirectedRule(EdgeMerge.Mean, EdgeMerge.Max),
        new ToUndirectedRule(EdgeMerge.Add, EdgeMerge.Mean),
        new CoalesceRule(EdgeMerge.Add, EdgeMerge.Mean),
        new CoalesceRule(EdgeMerge.Max, EdgeMerge.Add),
        new AddSelfLoopsRule(Weight: 2.5f, EdgeType: 7),
        new RemoveSelfLoopsRule(),
        new LargestComponentRule(),
        new NeighborhoodRule(new NumberList(0), Hops: 2, Direction: null),
        new NeighborhoodRule(new NumberList(1, 0), Hops: 1, EdgeDirection.In),
        new NodeTypesRule(new NumberList(2, 0)),
        new RandomFeaturesRule(Width: 3, Seed: 5, StandardDeviation: 0.5),
        new CenterRule(),
        new ScaleRule(Factor: 2.5),
        new UnitRadiusRule(),
    ];

    public static IEnumerable<string> Names => All.Select(rule => $"{rule}");

    public static GraphRewriteRule Of(string name) => All.Single(rule => $"{rule}" == name);
}
