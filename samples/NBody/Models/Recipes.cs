using Equivariant.ML.Networks;

namespace Equivariant.ML.NBody;

/// <summary>The networks that are compared: EGNN in its authors' form, and three simpler ones.</summary>
internal static class Recipes
{
    // One number is learnt, so a few passes find it.
    private const int MostLinearEpochs = 10;

    public static IReadOnlyList<Recipe> All(int epochs) =>
    [
        new("EGNN", new EgnnOptions { Messages = Aggregation.Sum, Differences = Differences.Plain, InitialDistances = true }, epochs, 0.0071),
        new("GNN", new GnnOptions { Messages = Aggregation.Sum }, epochs, 0.0107),
        new("Radial Field", new RadialFieldOptions { InitialDistances = true }, epochs, 0.0104),
        new("Linear", new LinearDynamicsOptions(), Math.Min(epochs, MostLinearEpochs), 0.0819),
    ];
}
