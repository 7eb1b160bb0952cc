namespace Equivariant.ML.Estimators;

/// <summary>What a task is made of: what a row is, what its label is, and what the network's head gives.</summary>
/// <param name="Name">The trainer's name, in the log.</param>
/// <param name="Label">How labels are read, scaled and compared with predictions.</param>
/// <param name="Output">What the network predicts.</param>
internal sealed record TaskDefinition(string Name, LabelColumn Label, Output Output)
{
    /// <summary>Finds the edges that carry messages from the rows, and from what a model whose training goes on remembers; null where all do.</summary>
    internal Func<LabelledRows, MessageEdges?, MessageEdges>? Messages { get; init; }
}
