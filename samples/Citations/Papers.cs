using System.Globalization;
using Equivariant.ML.Data;

namespace Equivariant.ML.Citations;

/// <summary>Papers that cite each other, what each is about, and which of them are learnt from and judged by.</summary>
/// <param name="Title">Where they are from.</param>
/// <param name="Graph">The papers with their words, each paper's adding up to 1, and who cites whom, both ways.</param>
/// <param name="Topics">What each paper is about.</param>
/// <param name="Training">The papers whose topic is told.</param>
/// <param name="Validation">The papers that the best epoch is chosen by.</param>
/// <param name="Test">The papers that the model is judged by.</param>
internal sealed record Papers(
    string Title, Graph Graph, IReadOnlyList<string> Topics, IReadOnlyList<int> Training, IReadOnlyList<int> Validation, IReadOnlyList<int> Test)
{
    // In the order of the files' classes (Sen et al. 2008).
    private static readonly string[] CoraTopics =
        ["Theory", "Reinforcement learning", "Genetic algorithms", "Neural networks", "Probabilistic methods", "Case-based", "Rule learning"];

    public int TopicCount => Training.Select(node => Topics[node]).Distinct().Count();

    /// <summary>A data set of Planetoid's, with the split that the literature compares by.</summary>
    public static Papers Read(DirectoryInfo folder, string name)
    {
        PlanetoidDataset read = PlanetoidReader.Read(folder.FullName, name);
        bool isCora = name == "cora" && read.ClassCount == CoraTopics.Length;
        string Name(int topic) => isCora && topic >= 0 ? CoraTopics[topic] : topic.ToString(CultureInfo.InvariantCulture);
        return new Papers(name, read.Graph.WithNormalizedNodeFeatures(), [.. read.Labels.Select(Name)], read.Training, read.Validation, read.Test);
    }

    public IEnumerable<Paper> Rows(IReadOnlyList<int> nodes) => nodes.Select(node => new Paper { Node = node, Topic = Topics[node] });
}
