using Equivariant.ML.Data;

namespace Equivariant.ML.Bench.Work;

/// <summary>
/// A molecule of 18 atoms, the mean of QM9, all pairs joined, and a number to predict: drawn at random, since no time depends on what it is. An atom has 15
/// features, its element (of five) times three powers of its charge.
/// </summary>
internal sealed class MoleculeRow
{
    private const int Atoms = 18;
    private const int Elements = 5;
    private const int Powers = 3;

    [GraphColumn]
    public Graph? Graph { get; set; }

    public float Label { get; set; }

    internal static MoleculeRow[] Some(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Draw(random))];
    }

    private static MoleculeRow Draw(Random random)
    {
        var features = new float[Atoms * Elements * Powers];
        for (int atom = 0; atom < Atoms; atom++)
        {
            int element = random.Next(Elements);
            for (int power = 0; power < Powers; power++)
            {
                features[(((atom * Elements) + element) * Powers) + power] = random.NextSingle();
            }
        }

        float[] positions = [.. Enumerable.Range(0, Atoms * 3).Select(_ => 4 * random.NextSingle())];
        Graph atoms = new GraphBuilder(Atoms).WithNodeFeatures(features, Elements * Powers).WithPositions(positions).Build();
        return new MoleculeRow { Graph = Neighbors.Complete(atoms), Label = random.NextSingle() };
    }

    /// <summary>What the network predicts for a molecule.</summary>
    internal sealed class Prediction
    {
        public float Score { get; set; }
    }
}
