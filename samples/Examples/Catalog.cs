namespace Equivariant.ML.Examples;

/// <summary>The examples by name.</summary>
internal static class Catalog
{
    internal static IReadOnlyList<(string Name, Action<TextWriter> Run)> All { get; } =
    [
        (nameof(BuildGraphs), BuildGraphs.Run),
        (nameof(AssembleGraphs), AssembleGraphs.Run),
        (nameof(FindNeighbors), FindNeighbors.Run),
        (nameof(MatricesOfGraphs), MatricesOfGraphs.Run),
        (nameof(SpectraOfGraphs), SpectraOfGraphs.Run),
        (nameof(RewriteGraphs), RewriteGraphs.Run),
        (nameof(DescribeGraphs), DescribeGraphs.Run),
        (nameof(DrawGraphs), DrawGraphs.Run),
        (nameof(FindCommunities), FindCommunities.Run),
        (nameof(AttachAGraph), AttachAGraph.Run),
        (nameof(ExpandNodeRows), ExpandNodeRows.Run),
        (nameof(ReadXyz), ReadXyz.Run),
        (nameof(ReadNpy), ReadNpy.Run),
        (nameof(SimulateParticles), SimulateParticles.Run),
        (nameof(PredictEnergies), PredictEnergies.Run),
        (nameof(PredictMotion), PredictMotion.Run),
        (nameof(ClassifyGraphs), ClassifyGraphs.Run),
        (nameof(PredictNodes), PredictNodes.Run),
        (nameof(PredictPairs), PredictPairs.Run),
        (nameof(PredictLinks), PredictLinks.Run),
        (nameof(CrossValidateVectors), CrossValidateVectors.Run),
        (nameof(AuditSymmetry), AuditSymmetry.Run),
        (nameof(LayerOfYourOwn), LayerOfYourOwn.Run),
        (nameof(SummarizeModels), SummarizeModels.Run),
        (nameof(ExplainPredictions), ExplainPredictions.Run),
        (nameof(ExplainNodes), ExplainNodes.Run),
        (nameof(SaveAndLoad), SaveAndLoad.Run),
        (nameof(DifferentiateTwice), DifferentiateTwice.Run),
        (nameof(RunANetwork), RunANetwork.Run),
        (nameof(WatchAttention), WatchAttention.Run),
    ];
}
