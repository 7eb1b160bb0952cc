using Equivariant.ML.Data;

namespace Equivariant.ML.Mutagens;

/// <summary>
/// Molecules made up: rings of carbon with groups at them. Those with a nitro group, a nitrogen that two oxygens are joined to, change genes; the others have as many nitrogens and oxygens,
/// but apart.
/// </summary>
internal static class MadeUpMolecules
{
    private const int Count = 160;
    private const int RingSize = 6;

    private static readonly string[] Elements = ["C", "N", "O", "Cl"];
    private const int Carbon = 0;
    private const int Nitrogen = 1;
    private const int Oxygen = 2;
    private const int Chlorine = 3;

    public static MoleculeSet Draw(int seed)
    {
        var random = new Random(seed);
        return new MoleculeSet("molecules made up", [.. Enumerable.Range(0, Count).Select(i => Draw(random, mutagenic: i % 2 == 0))], Elements);
    }

    private static Molecule Draw(Random random, bool mutagenic)
    {
        var atoms = new List<int>();
        var bonds = new List<(int, int)>();
        int Add(int element, int at)
        {
            bonds.Add((at, atoms.Count));
            atoms.Add(element);
            return atoms.Count - 1;
        }

        // One ring, or two that share a bond.
        atoms.Add(Carbon);
        int last = Enumerable.Range(1, RingSize - 1).Aggregate(0, (before, _) => Add(Carbon, before));
        bonds.Add((last, 0));
        if (random.Next(2) == 0)
        {
            bonds.Add((Enumerable.Range(1, RingSize - 2).Aggregate(0, (before, _) => Add(Carbon, before)), 1));
        }

        // Each place of the ring takes one group; the two carbons that rings share are full.
        int[] places = [.. Enumerable.Range(2, RingSize - 2)];
        random.Shuffle(places);
        int nitrogen = Add(Nitrogen, places[0]);
        Add(Oxygen, mutagenic ? nitrogen : places[1]);
        Add(Oxygen, mutagenic ? nitrogen : places[2]);
        Add(random.Next(2) == 0 ? Chlorine : Carbon, places[3]);

        var builder = new GraphBuilder(atoms.Count).WithNodeTypes([.. atoms]);
        foreach ((int first, int second) in bonds)
        {
            builder.AddUndirectedEdge(first, second);
        }

        return new Molecule { Graph = MoleculeSet.WithElements(builder.Build(), Elements.Length), Label = mutagenic };
    }
}
