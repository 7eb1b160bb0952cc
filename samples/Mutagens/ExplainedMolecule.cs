using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Spectre.Console;

namespace Equivariant.ML.Mutagens;

/// <summary>Draws which atoms and bonds count in the molecule that is most surely said to be mutagenic.</summary>
internal static class ExplainedMolecule
{
    public static string Draw(IAnsiConsole console, MoleculeSet molecules, GraphBinaryClassificationModelParameters model, IEnumerable<int> among, int seed)
    {
        int number = among.MaxBy(row => model.Predict(molecules.Rows[row].Graph).Score);
        Graph molecule = molecules.Rows[number].Graph;
        PredictionExplainer explainer = model.Explain(molecule);
        IReadOnlyList<double> atoms = explainer.RemoveNodes();
        IReadOnlyList<double> bonds = explainer.RemoveEdges(bothDirections: true);
        string Bond(int bond) => $"{Atom(molecule.Sources[bond])}–{Atom(molecule.Targets[bond])}";
        string Atom(int atom) => molecules.ElementOf(molecule, atom) + atom;

        int most = Enumerable.Range(0, bonds.Count).MaxBy(bond => bonds[bond]);
        console.WriteLine($"Molecule {number} is said to be mutagenic with a score of {explainer.Score:f2}, which falls by so much without an atom:");
        foreach (int atom in Enumerable.Range(0, atoms.Count).OrderByDescending(atom => atoms[atom]).Take(3))
        {
            console.WriteLine($"  {atoms[atom],6:f2}  {Atom(atom)}");
        }

        console.WriteLine($"and by {bonds[most]:f2} without the bond {Bond(most)}.");
        return molecule.ToSvg(new GraphDrawingOptions
        {
            Title = $"Molecule {number}: how much less mutagenic without each atom, and without each bond",
            NodeNames = [.. Enumerable.Range(0, molecule.NodeCount).Select(Atom)],
            NodeLabels = [.. Enumerable.Range(0, molecule.NodeCount).Select(atom => molecules.ElementOf(molecule, atom))],
            NodeValues = atoms,
            EdgeValues = bonds,
            Seed = seed,
        });
    }
}
