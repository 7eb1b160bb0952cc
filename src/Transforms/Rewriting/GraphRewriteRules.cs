namespace Equivariant.ML.Transforms;

/// <summary>All rules that make another graph of a graph. A new one is a file of its own, a row here and a method of a catalog.</summary>
internal static class GraphRewriteRules
{
    public static RuleList<GraphRewriteRule> All { get; } = new(
    [
        new("RadiusGraph", Version: 1, RadiusRule.Read),
        new("NearestNeighborGraph", Version: 1, NearestRule.Read),
        new("CompleteGraph", Version: 1, CompleteRule.Read),
        new("ToUndirected", Version: 1, ToUndirectedRule.Read),
        new("CoalesceEdges", Version: 1, CoalesceRule.Read),
        new("AddSelfLoops", Version: 1, AddSelfLoopsRule.Read),
        new("RemoveSelfLoops", Version: 1, RemoveSelfLoopsRule.Read),
        new("LargestComponent", Version: 1, LargestComponentRule.Read),
        new("SelectNeighborhood", Version: 1, NeighborhoodRule.Read),
        new("SelectNodeTypes", Version: 1, NodeTypesRule.Read),
        new("NormalizeNodeFeatures", Version: 1, NormalizeNodeFeaturesRule.Read),
        new("RandomNodeFeatures", Version: 1, RandomFeaturesRule.Read),
        new("CenterPositions", Version: 1, CenterRule.Read),
        new("ScalePositions", Version: 1, ScaleRule.Read),
        new("NormalizePositions", Version: 1, UnitRadiusRule.Read),
        new("LaplacianPositions", Version: 1, LaplacianPositionsRule.Read),
        new("HeatDiffusion", Version: 1, HeatDiffusionRule.Read),
        new("PersonalizedPageRank", Version: 1, PageRankDiffusionRule.Read),
        new("ChebyshevFilter", Version: 1, ChebyshevFilterRule.Read),
        new("CoarsenGraph", Version: 1, CoarsenRule.Read),
        new("AddVirtualNode", Version: 1, VirtualNodeRule.Read),
        new("DegreeEncoding", Version: 1, DegreeEncodingRule.Read),
        new("RandomWalkEncoding", Version: 1, RandomWalkEncodingRule.Read),
        new("DistanceEncoding", Version: 1, DistanceEncodingRule.Read),
        new("WeisfeilerLehmanEncoding", Version: 1, WeisfeilerLehmanEncodingRule.Read),
        new("GaussianDistances", Version: 1, GaussianDistancesRule.Read),
        new("BesselDistances", Version: 1, BesselDistancesRule.Read),
    ]);
}
