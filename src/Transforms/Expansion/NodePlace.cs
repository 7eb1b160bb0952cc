using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Where a cursor over nodes is.</summary>
internal sealed class NodePlace
{
    /// <summary>How many rows of graphs were read: another number, another row.</summary>
    public long Row { get; set; }

    /// <summary>The graph of the row; null before the first and after the last.</summary>
    public Graph? Graph { get; set; }

    /// <summary>The node.</summary>
    public int Node { get; set; }
}
