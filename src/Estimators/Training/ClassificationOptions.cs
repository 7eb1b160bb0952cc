using System.Globalization;
using Equivariant.ML.Networks;

namespace Equivariant.ML.Estimators;

/// <summary>What trainers that tell classes apart can be told. They make the cross-entropy small.</summary>
public abstract class ClassificationOptions : LabelledTrainerOptions
{
    private protected ClassificationOptions(NetworkOptions network)
        : base(network)
    {
    }

    /// <summary>How much each class counts, in the order of the label's keys; of two, first false, then true. Null for all the same.</summary>
    /// <value>Default: null.</value>
    public IReadOnlyList<float>? ClassWeights { get; set; }

    /// <summary>Whether each class counts as much as any other, however many rows it has; <see cref="ClassWeights"/> come on top.</summary>
    /// <value>Default: false.</value>
    public bool BalanceClasses { get; set; }

    /// <summary>By what the best epoch is chosen, where there are validation rows.</summary>
    /// <value>Default: the lowest validation loss.</value>
    public EpochCriterion ChooseEpochBy { get; set; }

    internal bool Weighs => ClassWeights is not null || BalanceClasses;

    internal override GraphTrainerOptions Copy()
    {
        var copy = (ClassificationOptions)base.Copy();
        copy.ClassWeights = ClassWeights?.ToArray();
        return copy;
    }

    internal override void Validate()
    {
        base.Validate();
        CheckDefined(ChooseEpochBy, nameof(ChooseEpochBy));
        for (int i = 0; i < ClassWeights?.Count; i++)
        {
            if (!float.IsFinite(ClassWeights[i]) || ClassWeights[i] < 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(ClassWeights),
                    string.Create(CultureInfo.InvariantCulture, $"{nameof(ClassWeights)}[{i}] is {ClassWeights[i]}; expected a finite number, 0 or more."));
            }
        }

        if (ClassWeights is { Count: > 0 } && ClassWeights.All(weight => weight == 0))
        {
            throw new ArgumentOutOfRangeException(nameof(ClassWeights), $"{nameof(ClassWeights)} are all 0; expected a positive one.");
        }
    }

    /// <summary>The weights of the classes; null where all weigh the same.</summary>
    /// <exception cref="InvalidOperationException">There are other classes than weights.</exception>
    internal float[]? WeightsOf(int classes, IReadOnlyList<LabelledRow> training)
    {
        if (!Weighs)
        {
            return null;
        }

        if (ClassWeights is { } given && given.Count != classes)
        {
            throw new InvalidOperationException($"{nameof(ClassWeights)} has {given.Count} weights; expected {classes}, as column '{LabelColumnName}' has classes.");
        }

        float[] weights = ClassWeights?.ToArray() ?? [.. Enumerable.Repeat(1f, classes)];
        if (BalanceClasses)
        {
            double[] found = new double[classes];
            foreach (LabelledRow row in training)
            {
                found[(int)row.Label[0]] += row.Weight;
            }

            double share = found.Sum() / found.Count(weight => weight > 0);
            for (int i = 0; i < classes; i++)
            {
                weights[i] *= found[i] > 0 ? (float)(share / found[i]) : 0;
            }
        }

        return weights;
    }
}
