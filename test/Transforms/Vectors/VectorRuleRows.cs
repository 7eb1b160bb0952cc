using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>Every rule that makes a vector, in each of its forms. A new one is a row here.</summary>
internal static class VectorRuleRows
{
    public static IReadOnlyList<VectorRule> All { get; } =
    [
        new AdjacencyRule(Binary: false, SelfLoops.Keep, Dense: false),
        new AdjacencyRule(Binary: true, SelfLoops.Add, Dense: true),
        new AdjacencyPowerRule(Exponent: 3, Binary: true, Dense: false),
        new IncidenceRule(Oriented: true, Dense: false),
        new IncidenceRule(Oriented: false, Dense: true),
        new DegreesRule(EdgeDirection.Out, Binary: false),
        new DegreesRule(EdgeDirection.In, Binary: true),
        new DegreeMatrixRule(EdgeDirection.In, Binary: false, Dense: false),
        new LaplacianRule(LaplacianKind.Combinatorial, Binary: false, Dense: false),
        new LaplacianRule(LaplacianKind.RandomWalk, Binary: true, Dense: true),
        new LaplacianRule(LaplacianKind.Symmetric, Binary: false, Dense: false),
        new RenormalizedRule(Dense: false),
        new CommunicabilityRule(Binary: false),
        new WeisfeilerLehmanRule(Iterations: 0, Bits: 3, EdgeTypes: false, NodeFeatures: true),
        new WeisfeilerLehmanRule(Iterations: 3, Bits: 10, EdgeTypes: true, NodeFeatures: false),
        new StatisticsRule(MostNodes: 3),
        new StatisticsRule(MostNodes: 5_000),
        new LaplacianSpectrumRule(Count: 4),
        new LaplacianSpectrumRule(Count: 15),
        new GraphFourierRule(LaplacianKind.Combinatorial),
        new GraphFourierRule(LaplacianKind.Symmetric),
        new NodeFeaturesRule(),
        new SizedRule(new DegreesRule(EdgeDirection.In, Binary: true), NodeCount: 8),
        new SizedRule(new CommunicabilityRule(Binary: true), NodeCount: 11),
        new SizedRule(new LaplacianRule(LaplacianKind.Symmetric, Binary: false, Dense: false), NodeCount: 9),
    ];

    public static IEnumerable<string> Names => All.Select(rule => $"{rule}");

    /// <summary>A graph that a rule has something to do with: any, or one whose edges go both ways for those that need a spectrum.</summary>
    public static Graph Draw(VectorRule rule, Random random, Func<Random, Graph> any) =>
        rule is LaplacianSpectrumRule or GraphFourierRule ? WholeGraphs.DrawJoined(random) : any(random);

    public static VectorRule Of(string name) => All.Single(rule => $"{rule}" == name);
}
