namespace Equivariant.ML.Data;

/// <summary>A data set of many graphs with a label or numbers each, such as MUTAG; see <see cref="TuReader"/>.</summary>
public sealed class TuDataset
{
    internal TuDataset(string name, Graph[] graphs, int[] labels, double[][] targets, int[] nodeTypes, int[] edgeTypes)
    {
        Name = name;
        Graphs = graphs;
        Labels = labels;
        Targets = targets;
        NodeTypes = nodeTypes;
        EdgeTypes = edgeTypes;
    }

    /// <summary>The name that its files begin with.</summary>
    public string Name { get; }

    /// <summary>The graphs, in the order of the files.</summary>
    public IReadOnlyList<Graph> Graphs { get; }

    /// <summary>The class of each graph as the file has it, such as 1 and −1; empty if there are none.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>The numbers known of each graph; empty if there are none.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Targets { get; }

    /// <summary>What the types of nodes are in the files: type i of a graph is value i here. Empty if nodes have no types.</summary>
    public IReadOnlyList<int> NodeTypes { get; }

    /// <summary>What the types of edges are in the files; empty if edges have no types.</summary>
    public IReadOnlyList<int> EdgeTypes { get; }

    /// <summary>The name and the number of graphs.</summary>
    public override string ToString() => $"{Name}: {Graphs.Count} graphs";
}
