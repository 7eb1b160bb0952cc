namespace Equivariant.ML.Data;

/// <summary>A graph whose nodes have names; see <see cref="EdgeListReader"/>.</summary>
public sealed class NamedGraph
{
    internal NamedGraph(Graph graph, string[] names, string[] labels)
    {
        Graph = graph;
        Names = names;
        Labels = labels;
    }

    /// <summary>The graph.</summary>
    public Graph Graph { get; }

    /// <summary>The name of each node, [nodes].</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The label of each node, empty where it has none, [nodes]; no labels at all if no column of labels was asked for.</summary>
    public IReadOnlyList<string> Labels { get; }
}
