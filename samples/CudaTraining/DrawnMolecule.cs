using Equivariant.ML.Data;

namespace Equivariant.ML.CudaTraining;

/// <summary>A molecule of 18 atoms, the mean of QM9, all pairs joined, with the energy of its charges: the sum over pairs of q·q′/√(1 + d²).</summary>
internal sealed class DrawnMolecule
{
    private const int Atoms = 18;
    private const int Side = 4;

    [GraphColumn]
    public required Graph Graph { get; init; }

    public float Label { get; init; }

    public static DrawnMolecule Draw(Random random)
    {
        float[] charges = [.. Enumerable.Range(0, Atoms).Select(_ => (2 * random.NextSingle()) - 1)];
        float[] positions = [.. Enumerable.Range(0, Atoms * 3).Select(_ => Side * random.NextSingle())];
        Graph atoms = new GraphBuilder(Atoms).WithNodeFeatures(charges, 1).WithPositions(positions).Build();
        double energy = 0;
        for (int first = 0; first < Atoms; first++)
        {
            for (int second = 0; second < first; second++)
            {
                double squared = Enumerable.Range(0, 3).Sum(axis => Math.Pow(positions[(first * 3) + axis] - positions[(second * 3) + axis], 2));
                energy += charges[first] * charges[second] / Math.Sqrt(1 + squared);
            }
        }

        return new DrawnMolecule { Graph = Neighbors.Complete(atoms), Label = (float)energy };
    }
}
