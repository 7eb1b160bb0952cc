namespace Equivariant.ML.Citations;

/// <summary>A row: a node of the graph, and what the paper is about. The graph itself is attached by the pipeline.</summary>
internal sealed class Paper
{
    public int Node { get; set; }

    public string Topic { get; set; } = "";
}
