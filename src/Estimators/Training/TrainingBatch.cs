using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>What one step of training sees, or a part of a step.</summary>
/// <param name="Graphs">The graphs, joined.</param>
/// <param name="Rows">Their rows; null where rows are the graphs themselves.</param>
/// <param name="Targets">What is to be predicted.</param>
internal sealed record TrainingBatch(PackedBatch Graphs, PackedRows? Rows, PackedTargets Targets)
{
    /// <summary>Which part of its step it is.</summary>
    internal StepPart Part { get; init; } = StepPart.Whole;

    /// <summary>Joins examples, in arrays of a room or in new ones.</summary>
    internal static TrainingBatch Of(ReadOnlySpan<Example> examples, GraphNetwork network, BatchRoom? room = null)
    {
        var graphs = new Graph[examples.Length];
        for (int i = 0; i < graphs.Length; i++)
        {
            graphs[i] = examples[i].Graph;
        }

        return new TrainingBatch(network.Batcher.Pack(graphs, room), PackedRows.Of(examples, network.Description), PackedTargets.Of(examples, network.Description.Output.SumsNumbers));
    }
}
