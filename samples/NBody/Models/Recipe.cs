using Equivariant.ML.Networks;

namespace Equivariant.ML.NBody;

/// <summary>A network and how it is trained.</summary>
/// <param name="Name">The name to show.</param>
/// <param name="Network">The architecture.</param>
/// <param name="Epochs">How often training goes through all systems.</param>
/// <param name="Published">The test error that the literature reports (Satorras et al. 2021, table 2), after many more epochs.</param>
internal sealed record Recipe(string Name, NetworkOptions Network, int Epochs, double Published);
