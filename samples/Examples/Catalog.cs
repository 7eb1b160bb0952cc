namespace Equivariant.ML.Examples;

/// <summary>The examples by name.</summary>
internal static class Catalog
{
    internal static IReadOnlyList<(string Name, Action<TextWriter> Run)> All { get; } =
    [
        (nameof(BuildGraphs), BuildGraphs.Run),
        (nameof(FindNeighbors), FindNeighbors.Run),
        (nameof(ReadXyz), ReadXyz.Run),
        (nameof(ReadNpy), ReadNpy.Run),
        (nameof(SimulateParticles), SimulateParticles.Run),
        (nameof(PredictEnergies), PredictEnergies.Run),
        (nameof(PredictMotion), PredictMotion.Run),
        (nameof(SaveAndLoad), SaveAndLoad.Run),
        (nameof(DifferentiateTwice), DifferentiateTwice.Run),
        (nameof(RunANetwork), RunANetwork.Run),
    ];
}
