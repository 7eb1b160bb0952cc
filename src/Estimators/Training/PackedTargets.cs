using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>The targets of a batch, one after the other.</summary>
/// <param name="Graphs">The graphs that they are of.</param>
/// <param name="Values">The targets, 0 where one is not known.</param>
/// <param name="Weights">1 where a target is known, else 0; null where all are.</param>
/// <param name="Known">How many are known.</param>
internal sealed record PackedTargets(Graph[] Graphs, float[] Values, float[]? Weights, int Known)
{
    internal static PackedTargets Of(ReadOnlySpan<Example> batch)
    {
        var graphs = new Graph[batch.Length];
        int length = 0;
        for (int i = 0; i < batch.Length; i++)
        {
            graphs[i] = batch[i].Graph;
            length += batch[i].Target.Length;
        }

        var values = new float[length];
        int end = 0;
        foreach (Example example in batch)
        {
            example.Target.CopyTo(values.AsSpan(end));
            end += example.Target.Length;
        }

        int known = values.Count(value => !float.IsNaN(value));
        if (known == length)
        {
            return new PackedTargets(graphs, values, null, known);
        }

        var weights = new float[length];
        for (int i = 0; i < length; i++)
        {
            weights[i] = float.IsNaN(values[i]) ? 0 : 1;
            values[i] = float.IsNaN(values[i]) ? 0 : values[i];
        }

        return new PackedTargets(graphs, values, weights, known);
    }
}
