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

    /// <summary>What the predicted numbers are.</summary>
    public required Scores Scores { get; init; }

    /// <summary>Checks what a file may have wrong; the network's own options are checked where it is built.</summary>
    /// <exception cref="ArgumentException">Something is out of its range.</exception>
    internal void Check()
    {
        Graphs.Check();
        Scores.Check();
        Output.Check();
        if (Output is NodeVectors != Scores is VectorScores || Output is ReconstructedEdges != Scores is EdgeScores)
        {
            throw new ArgumentException($"{Output.GetType().Name} and {Scores.GetType().Name} do not belong together.");
        }
    }
}
