namespace Equivariant.ML.Estimators.Tests;

/// <summary>Which parts graphs have.</summary>
internal sealed record GraphForm(
    int NodeFeatures = 0, bool NodeTypes = false, int EdgeFeatures = 0, bool EdgeWeights = false, bool EdgeTypes = false, int Dimension = 0, bool Velocities = false)
{
    public static GraphForm Random(Random random, bool positions)
    {
        bool Maybe() => random.Next(2) == 0;
        int dimension = positions || Maybe() ? random.Next(1, 4) : 0;
        return new GraphForm(random.Next(3), Maybe(), random.Next(3), Maybe(), Maybe(), dimension, dimension > 0 && Maybe());
    }
}
