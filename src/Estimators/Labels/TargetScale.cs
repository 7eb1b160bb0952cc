using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Labels as networks like them: label = offset of the graph + deviation · target. The offset is a least-squares fit of the label by how many nodes of
/// each type a graph has (for molecules: a sum over its atoms), or else the mean label.
/// </summary>
internal sealed record TargetScale
{
    /// <summary>The node types that have an offset, rising.</summary>
    public int[] Types { get; init; } = [];

    /// <summary>The offset of a node of each type.</summary>
    public double[] TypeOffsets { get; init; } = [];

    /// <summary>What every graph's label has in common.</summary>
    public double Mean { get; init; }

    /// <summary>The standard deviation of what is left.</summary>
    public double Deviation { get; init; } = 1;

    /// <summary>The part of a graph's label that is not the network's.</summary>
    internal double Offset(Graph graph)
    {
        double offset = Mean;
        if (Types.Length > 0)
        {
            foreach (int type in graph.NodeTypes)
            {
                int place = Array.BinarySearch(Types, type);
                offset += place < 0 ? 0 : TypeOffsets[place];
            }
        }

        return offset;
    }

    internal float ToTarget(float label, Graph graph) => (float)((label - Offset(graph)) / Deviation);

    internal float ToLabel(float target, Graph graph) => (float)(Offset(graph) + (Deviation * target));

    /// <summary>Checks what a file may have wrong.</summary>
    /// <exception cref="ArgumentException">Something is out of its range.</exception>
    internal void Check()
    {
        if (!GraphSchema.Rising(Types) || Types.Length != TypeOffsets.Length || !TypeOffsets.All(double.IsFinite) || !double.IsFinite(Mean) || !(double.IsFinite(Deviation) && Deviation > 0))
        {
            throw new ArgumentException("the types or numbers of a scale are out of their range.");
        }
    }
}
