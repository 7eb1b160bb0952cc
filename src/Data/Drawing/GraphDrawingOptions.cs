namespace Equivariant.ML.Data;

/// <summary>What a drawing of a graph shows beside its nodes and edges.</summary>
public sealed class GraphDrawingOptions
{
    /// <summary>What the drawing is of.</summary>
    /// <value>Default: null, for the graph in a line.</value>
    public string? Title { get; set; }

    /// <summary>Each node's name, shown where a pointer rests on it, [nodes].</summary>
    /// <value>Default: null, for their numbers from 0.</value>
    public IReadOnlyList<string>? NodeNames { get; set; }

    /// <summary>A sign or two to stand on each node, such as an atom's element, [nodes]; empty where there is none.</summary>
    /// <value>Default: null, for none.</value>
    public IReadOnlyList<string>? NodeLabels { get; set; }

    /// <summary>
    /// A number for each node, such as how much it contributes to a prediction, [nodes]: the farther from 0, the larger the node and the stronger its colour, orange above 0 and blue below.
    /// NaN where there is none.
    /// </summary>
    /// <value>Default: null, for none.</value>
    public IReadOnlyList<double>? NodeValues { get; set; }

    /// <summary>A number for each edge, [edges], in the graph's order, shown as width and colour; the edges between two nodes are one line, of the number farthest from 0. NaN where there is none.</summary>
    /// <value>Default: null, for none.</value>
    public IReadOnlyList<double>? EdgeValues { get; set; }

    /// <summary>Which group each node belongs to, from 0, or −1 for none, [nodes]. Groups have colours; nodes' numbers then show as their sizes alone.</summary>
    /// <value>Default: null, for no groups.</value>
    public IReadOnlyList<int>? NodeGroups { get; set; }

    /// <summary>The groups' names in the legend.</summary>
    /// <value>Default: null, for their numbers from 0.</value>
    public IReadOnlyList<string>? GroupNames { get; set; }

    /// <summary>Where nodes are, row-major [nodes×2], in any units: x to the right and y upwards.</summary>
    /// <value>Default: null, for the first two coordinates of the graph's positions or, where it has none, <see cref="ForceLayout"/>.</value>
    public IReadOnlyList<float>? Places { get; set; }

    /// <summary>What the places are drawn from where a layout starts.</summary>
    /// <value>Default: 1.</value>
    public long Seed { get; set; } = 1;

    /// <exception cref="ArgumentException">A list has more or fewer members than the graph has nodes or edges, a place is not finite, or a group has no number or name.</exception>
    internal void Check(Graph graph)
    {
        Length(nameof(NodeNames), NodeNames?.Count, graph.NodeCount, "nodes");
        Length(nameof(NodeLabels), NodeLabels?.Count, graph.NodeCount, "nodes");
        Length(nameof(NodeValues), NodeValues?.Count, graph.NodeCount, "nodes");
        Length(nameof(EdgeValues), EdgeValues?.Count, graph.EdgeCount, "edges");
        Length(nameof(NodeGroups), NodeGroups?.Count, graph.NodeCount, "nodes");
        Length(nameof(Places), Places?.Count, 2 * graph.NodeCount, "coordinates");
        if (Places?.All(float.IsFinite) == false)
        {
            throw new ArgumentException($"{nameof(Places)} has a coordinate that is not finite.");
        }

        int most = GroupNames?.Count ?? graph.NodeCount;
        if (NodeGroups?.FirstOrDefault(group => group < -1 || group >= most, -1) is { } group and not -1)
        {
            throw new ArgumentException($"{nameof(NodeGroups)} has {group}; expected -1 to {most - 1}.");
        }
    }

    private static void Length(string name, int? found, int expected, string what)
    {
        if (found is { } count && count != expected)
        {
            throw new ArgumentException($"{name} has {count} members; expected {expected}, as many as the graph has {what}.");
        }
    }
}
