using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>One of several classes: a key of UInt32, as MapValueToKey gives; missing where it is 0.</summary>
/// <param name="name">The column.</param>
/// <param name="options">How classes weigh, and by what epochs are chosen.</param>
internal sealed class ClassLabelColumn(string name, ClassificationOptions options) : LabelColumn(name)
{
    protected override string Expected => "a key of UInt32 (from MapValueToKey)";

    internal override string Missing => "a missing key (0); expected a class";

    protected override bool Accepts(DataViewType type) => type is KeyDataViewType key && key.RawType == typeof(uint);

    protected override bool Accepts(SchemaShape.Column column) =>
        column.Kind == SchemaShape.Column.VectorKind.Scalar && column.IsKey && column.ItemType.Equals(NumberDataViewType.UInt32);

    internal override IReadOnlyList<ScoreColumn> ScoreShape(SchemaShape.Column label)
    {
        // Two classes stand for any number of them: a shape has no sizes.
        SchemaShape.Column[] values = [.. label.Annotations.Where(annotation => annotation.Name == KeyValues.Kind)];
        KeyValues? kept = values is [var found] && KeyValues.KindOf(found.ItemType) is { } kind ? KeyValues.Standing(kind, 2) : null;
        return new ClassScores { Count = 2, Values = kept }.Columns();
    }

    internal override Func<GraphRow, long, float[]> Reader(DataViewRow row, DataViewSchema.Column label)
    {
        ValueGetter<uint> get = row.GetGetter<uint>(label);
        return (_, _) =>
        {
            uint key = 0;
            get(ref key);
            return [key == 0 ? float.NaN : key - 1];
        };
    }

    internal override Scores Learn(DataViewSchema.Column label, IReadOnlyList<LabelledRow> training)
    {
        ulong count = ((KeyDataViewType)label.Type).Count;
        if (count is < 2 or > ushort.MaxValue)
        {
            throw new InvalidOperationException($"Column '{Name}' has keys of {count} classes; expected 2 to {ushort.MaxValue}.");
        }

        return training.All(row => row.Label[0] == training[0].Label[0])
            ? throw new InvalidOperationException($"Column '{Name}' is the same class in every one of {training.Count} training rows; expected at least two classes.")
            : new ClassScores { Count = (int)count, Values = KeyValues.Read(label) };
    }

    internal override void CheckAlike(Scores scores, DataViewSchema.Column label)
    {
        var known = (ClassScores)scores;
        ulong count = ((KeyDataViewType)label.Type).Count;
        KeyValues? values = KeyValues.Read(label);
        if (count != (ulong)known.Count || (values is not null && known.Values is not null && !values.Texts.SequenceEqual(known.Values.Texts)))
        {
            throw new InvalidOperationException($"Column '{Name}' has keys of {count} classes other than the {known.Count} of training; expected the same keys.");
        }
    }

    internal override string? Unseen(Scores scores, LabelledRows rows)
    {
        HashSet<float> seen = [.. rows.Training.Select(row => row.Label[0])];
        int[] unseen = [.. rows.Validation.Select(row => row.Label[0]).Where(label => !seen.Contains(label)).Distinct().Select(label => (int)label).Order()];
        return unseen.Length == 0
            ? null
            : $"Of column '{Name}', {string.Join(", ", unseen.Select(label => ((ClassScores)scores).NameOf(label)))} is in validation rows and in no training row";
    }

    internal override float[]? ClassWeights(Scores scores, IReadOnlyList<LabelledRow> training) => options.WeightsOf(scores.Width, training);

    internal override Tensor Loss(Tensor prediction, PackedTargets targets, Scope scope)
    {
        int rows = prediction.Shape[0];
        int classes = prediction.Shape[1];
        var oneHot = new float[rows * classes];
        for (int row = 0; row < rows; row++)
        {
            oneHot[(row * classes) + (int)targets.Values[row]] = 1;
        }

        return CrossEntropy.OfMany(
            prediction, scope.Constant(oneHot, prediction.Shape), targets.WeightsOf(new Shape(rows, 1), scope), targets.TotalWeight);
    }

    internal override double? Right(Tensor prediction, PackedTargets targets) =>
        options.ChooseEpochBy == EpochCriterion.Accuracy ? targets.WeightWhere(prediction, numbers => ClassScores.Largest(numbers)) : null;
}
