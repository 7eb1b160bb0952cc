using Equivariant.ML.Data;

namespace Equivariant.ML.WebApi;

/// <summary>Made-up molecules: chains of H, C, N and O, whose energy is that of a spring between each atom and the next.</summary>
internal static class SpringMolecules
{
    private static readonly int[] Elements = [1, 6, 7, 8];

    internal static IEnumerable<Molecule> All()
    {
        for (int seed = 0; ; seed++)
        {
            yield return Chain(new Random(seed));
        }
    }

    private static Molecule Chain(Random random)
    {
        int atoms = random.Next(2, 8);
        int[] elements = [.. Enumerable.Range(0, atoms).Select(_ => Elements[random.Next(Elements.Length)])];
        var positions = new float[3 * atoms];
        double energy = 0;
        for (int atom = 1; atom < atoms; atom++)
        {
            double length = 1 + random.NextDouble();
            double turn = random.NextDouble() - 0.5;
            positions[3 * atom] = positions[3 * (atom - 1)] + (float)(length * Math.Cos(turn));
            positions[(3 * atom) + 1] = positions[(3 * (atom - 1)) + 1] + (float)(length * Math.Sin(turn));
            energy += Math.Pow(length - 1.5, 2) - 1;
        }

        return new Molecule { Graph = new GraphBuilder(atoms).WithNodeTypes(elements).WithPositions(positions, dimension: 3).Build(), Energy = (float)energy };
    }
}
