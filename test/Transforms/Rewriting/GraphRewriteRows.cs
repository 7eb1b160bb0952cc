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
        new ToUndirectedRule(Pooling.Mean, Pooling.Max),
        new ToUndirectedRule(Pooling.Add, Pooling.Mean),
        new CoalesceRule(Pooling.Add, Pooling.Mean),
        new CoalesceRule(Pooling.Max, Pooling.Add),
        new AddSelfLoopsRule(Weight: 2.5f, EdgeType: 7),
        new RemoveSelfLoopsRule(),
        new LargestComponentRule(),
        new NeighborhoodRule(new NumberList<int>(0), Hops: 2, Direction: null),
        new NeighborhoodRule(new NumberList<int>(1, 0), Hops: 1, EdgeDirection.In),
        new NodeTypesRule(new NumberList<int>(2, 0)),
        new RandomFeaturesRule(Width: 3, Seed: 5, StandardDeviation: 0.5),
        new NormalizeNodeFeaturesRule(),
        new CenterRule(),
        new ScaleRule(Factor: 2.5),
        new UnitRadiusRule(),
        new LaplacianPositionsRule(Count: 3),
        new LaplacianPositionsRule(Count: 20),
        new HeatDiffusionRule(Time: 1.5, LaplacianKind.Combinatorial),
        new HeatDiffusionRule(Time: 0.75, LaplacianKind.Symmetric),
        new PageRankDiffusionRule(Restart: 0.2, LaplacianKind.RandomWalk),
        new PageRankDiffusionRule(Restart: 0.1, LaplacianKind.Symmetric),
        new ChebyshevFilterRule(new NumberList<double>(0.5, -1, 0.25)),
        new CoarsenRule(Count: 3, Pooling.Mean, SelfLoops: false),
        new CoarsenRule(Count: 3, Pooling.Add, SelfLoops: true),
        new VirtualNodeRule(MeanFeatures: false, NodeType: 7, Weight: 1, EdgeType: 9),
        new VirtualNodeRule(MeanFeatures: true, NodeType: 0, Weight: 2.5f, EdgeType: 1),
        new DegreeEncodingRule(MaxDegree: 3, EdgeDirection.In),
        new RandomWalkEncodingRule(Steps: 5),
        new DistanceEncodingRule(Distances: 3, Direction: null),
        new DistanceEncodingRule(Distances: 4, EdgeDirection.Out),
        new WeisfeilerLehmanEncodingRule(Iterations: 2, Bits: 4, EdgeTypes: true, NodeFeatures: true),
        new GaussianDistancesRule(Count: 4, Cutoff: 1.5, DistanceCutoff.None, Exponent: 6),
        new GaussianDistancesRule(Count: 3, Cutoff: 0.8, DistanceCutoff.Cosine, Exponent: 6),
        new BesselDistancesRule(Count: 4, Cutoff: 1.5, DistanceCutoff.Polynomial, Exponent: 5),
    ];

    public static IEnumerable<string> Names => All.Select(rule => $"{rule}");

    /// <summary>A graph that a rule has something to do with: one whose edges go both ways for those that need a spectrum.</summary>
    public static Graph Draw(GraphRewriteRule rule, Random random) => IsSpectral(rule) ? WholeGraphs.DrawJoined(random) : WholeGraphs.Draw(random);

    public static bool IsSpectral(GraphRewriteRule rule) => rule is LaplacianPositionsRule or HeatDiffusionRule or PageRankDiffusionRule or ChebyshevFilterRule or CoarsenRule;

    public static GraphRewriteRule Of(string name) => All.Single(rule => $"{rule}" == name);
}
