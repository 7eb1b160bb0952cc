namespace Equivariant.ML.Transforms;

/// <summary>All rules that make a graph of a graph. A new one is a file of its own, a row here and a method of a catalog.</summary>
internal static class RewriteRules
{
    public static RuleList<RewriteRule> All { get; } = new(
    [
        new("RadiusGraph", Version: 1, RadiusRule.Read),
        new("NearestNeighborGraph", Version: 1, NearestRule.Read),
        new("CompleteGraph", Version: 1, CompleteRule.Read),
    ]);
}
