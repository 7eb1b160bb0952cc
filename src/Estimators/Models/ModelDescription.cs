using Equivariant.ML.Networks;

namespace Equivariant.ML.Estimators;

/// <summary>All of a model but its weights: enough to build the network that they belong to. Saved as JSON.</summary>
internal sealed record ModelDescription
{
    /// <summary>The architecture.</summary>
    public required NetworkOptions Network { get; init; }

    /// <summary>What the network predicts.</summary>
    public required Output Output { get; init; }

    /// <summary>What graphs have.</summary>
    public required GraphSchema Graphs { get; init; }

    /// <summary>How predictions become labels again.</summary>
    public TargetScale Scale { get; init; } = new();

    /// <summary>Checks what a file may have wrong; the network's own options are checked where it is built.</summary>
    /// <exception cref="ArgumentException">Something is out of its range.</exception>
    internal void Check()
    {
        const int Most = 1 << 16;
        bool sensible = Graphs is { NodeFeatures: >= 0 and <= Most, EdgeFeatures: >= 0 and <= Most, Dimension: >= 0 and <= Most }
            && !(Graphs.Velocities && Graphs.Dimension == 0)
            && Rising(Graphs.NodeTypes) && Rising(Graphs.EdgeTypes) && Rising(Scale.Types)
            && Scale.Types.Length == Scale.TypeOffsets.Length && Scale.TypeOffsets.All(double.IsFinite)
            && double.IsFinite(Scale.Mean) && double.IsFinite(Scale.Deviation);
        if (!sensible)
        {
            throw new ArgumentException("widths, types or scales of the graphs are out of their range.");
        }
    }

    private static bool Rising(int[] types)
    {
        for (int i = 1; i < types.Length; i++)
        {
            if (types[i - 1] >= types[i])
            {
                return false;
            }
        }

        return true;
    }
}
