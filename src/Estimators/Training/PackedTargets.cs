using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>The targets of a batch, one after the other.</summary>
/// <param name="Values">The targets, 0 where one is not known.</param>
/// <param name="Weights">How much each counts, 0 where it is not known; null where all count 1.</param>
/// <param name="TotalWeight">The weights' sum.</param>
internal sealed record PackedTargets(float[] Values, float[]? Weights, double TotalWeight)
{
    /// <param name="batch">The examples.</param>
    /// <param name="sums">Whether a row's loss is the sum over its numbers: their total weight is then that of the rows.</param>
    internal static PackedTargets Of(ReadOnlySpan<Example> batch, bool sums = false)
    {
        int length = 0;
        bool weighted = false;
        foreach (Example example in batch)
        {
            length += example.Targets.Length;
            weighted |= example.Weights is not null || Array.Exists(example.Targets, float.IsNaN);
        }

        var values = new float[length];
        float[]? weights = weighted ? new float[length] : null;
        int end = 0;
        foreach (Example example in batch)
        {
            for (int i = 0; i < example.Targets.Length; i++, end++)
            {
                bool known = !float.IsNaN(example.Targets[i]);
                values[end] = known ? example.Targets[i] : 0;
                if (weights is not null)
                {
                    weights[end] = known ? example.Weights?[i] ?? 1 : 0;
                }
            }
        }

        return new PackedTargets(values, weights, TotalWeightOf(batch, sums));
    }

    /// <summary>How much the targets of examples count together.</summary>
    internal static double TotalWeightOf(ReadOnlySpan<Example> batch, bool sums)
    {
        double total = 0;
        foreach (Example example in batch)
        {
            if (sums)
            {
                total += example.Weights?[0] ?? 1;
                continue;
            }

            for (int i = 0; i < example.Targets.Length; i++)
            {
                total += float.IsNaN(example.Targets[i]) ? 0 : example.Weights?[i] ?? 1;
            }
        }

        return total;
    }

    /// <summary>The weights as a tensor, or null.</summary>
    internal Tensor? WeightsOf(in Shape shape, Scope scope) => Weights is { } weights ? scope.Constant(weights, shape) : null;

    /// <summary>The loss of quantities that were predicted.</summary>
    internal Tensor Loss(Loss loss, Tensor prediction, Scope scope) => loss.Apply(
        prediction, scope.Constant(Values, prediction.Shape), WeightsOf(prediction.Shape, scope), TotalWeight);

    /// <summary>How much the rows weigh together whose only target is what their predicted numbers tell.</summary>
    internal double WeightWhere(Tensor prediction, Func<float[], float> tell)
    {
        double weight = 0;
        foreach ((int row, float[] numbers) in prediction.ToArray().Chunk(prediction.Shape[1]).Index())
        {
            weight += tell(numbers) == Values[row] ? Weights?[row] ?? 1 : 0;
        }

        return weight;
    }
}
