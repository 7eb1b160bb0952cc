using System.Globalization;
using Equivariant.ML.Data;

namespace Equivariant.ML.Mutagens;

/// <summary>Molecules to learn from.</summary>
/// <param name="Title">Where they are from.</param>
/// <param name="Rows">The molecules.</param>
/// <param name="Elements">What each node feature stands for.</param>
internal sealed record MoleculeSet(string Title, IReadOnlyList<Molecule> Rows, IReadOnlyList<string> Elements)
{
    // What the file's node labels stand for, from 0 (Debnath et al. 1991).
    private static readonly string[] MutagElements = ["C", "N", "O", "F", "I", "Cl", "Br"];

    /// <summary>Each molecule's label as a number, to share classes out by.</summary>
    public int[] Labels => [.. Rows.Select(row => row.Label ? 1 : 0)];

    /// <summary>A data set in the format of TU Dortmund's collection; of its two labels the larger is said to be that of mutagens.</summary>
    public static MoleculeSet Read(FileSystemInfo file)
    {
        TuDataset read = TuReader.Read(file.FullName);
        int[] labels = [.. read.Labels.Distinct().Order()];
        if (labels.Length != 2 || read.NodeTypes.Count == 0)
        {
            throw new FormatException($"{file}: found {labels.Length} graph labels and {read.NodeTypes.Count} node labels; expected two classes of graphs, and nodes with labels.");
        }

        bool isMutag = read.Name == "MUTAG" && read.NodeTypes.All(value => value >= 0 && value < MutagElements.Length);
        string[] elements = [.. read.NodeTypes.Select(value => isMutag ? MutagElements[value] : value.ToString(CultureInfo.InvariantCulture))];
        Molecule[] rows = [.. read.Graphs.Zip(read.Labels, (graph, label) => new Molecule { Graph = WithElements(graph, elements.Length), Label = label == labels[1] })];
        return new MoleculeSet(read.Name, rows, elements);
    }

    /// <summary>
    /// The node types as features, so that what each element is worth can be asked for. Kinds of bonds are left out: the network does not look at them, and a rare one may be in none of the
    /// molecules that are learnt from.
    /// </summary>
    public static Graph WithElements(Graph graph, int elements)
    {
        var features = new float[graph.NodeCount * elements];
        for (int atom = 0; atom < graph.NodeCount; atom++)
        {
            features[(atom * elements) + graph.NodeTypes[atom]] = 1;
        }

        return graph.WithNodeTypes([]).WithEdgeTypes([]).WithNodeFeatures(features, elements);
    }

    /// <summary>The element of an atom.</summary>
    public string ElementOf(Graph graph, int atom) => Elements[graph.NodeFeatures.Slice(atom * Elements.Count, Elements.Count).IndexOf(1f)];
}
