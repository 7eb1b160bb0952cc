namespace Equivariant.ML.Transforms;

/// <summary>All rules that make a vector of a graph. A new one is a file of its own, a row here and a method of a catalog.</summary>
internal static class VectorRules
{
    /// <summary>Those with a number for each node, or for any two, which can be had in a known size.</summary>
    public static RuleList<VectorRule> Sizable { get; } = new(
    [
        new("AdjacencyMatrix", Version: 1, AdjacencyRule.Read),
        new("AdjacencyPower", Version: 1, AdjacencyPowerRule.Read),
        new("NodeDegrees", Version: 1, DegreesRule.Read),
        new("DegreeMatrix", Version: 1, DegreeMatrixRule.Read),
        new("LaplacianMatrix", Version: 1, LaplacianRule.Read),
        new("RenormalizedAdjacency", Version: 1, RenormalizedRule.Read),
        new("Communicability", Version: 1, CommunicabilityRule.Read),
    ]);

    public static RuleList<VectorRule> All { get; } = new(
    [
        .. Sizable.Kinds,
        new("IncidenceMatrix", Version: 1, IncidenceRule.Read),
        new("WeisfeilerLehmanFeatures", Version: 1, WeisfeilerLehmanRule.Read),
        new("GraphStatistics", Version: 1, StatisticsRule.Read),
        new("LaplacianSpectrum", Version: 1, LaplacianSpectrumRule.Read),
        new("GraphFourierTransform", Version: 1, GraphFourierRule.Read),
        new("NodeFeatures", Version: 1, NodeFeaturesRule.Read),
        new("SizedVector", Version: 1, SizedRule.Read),
    ]);
}
