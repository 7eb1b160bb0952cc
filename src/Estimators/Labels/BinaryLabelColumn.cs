using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>Yes or no: a Boolean.</summary>
/// <param name="name">The column.</param>
/// <param name="options">How classes weigh, and by what epochs are chosen.</param>
internal sealed class BinaryLabelColumn(string name, ClassificationOptions options) : LabelColumn(name)
{
    protected override string Expected => "Boolean";

    protected override bool Accepts(DataViewType type) => type is BooleanDataViewType;

    protected override bool Accepts(SchemaShape.Column column) =>
        column.Kind == SchemaShape.Column.VectorKind.Scalar && column.ItemType is BooleanDataViewType;

    internal override IReadOnlyList<ScoreColumn> ScoreShape(SchemaShape.Column label) => new BinaryScores().Columns();

    internal override Func<GraphRow, long, float[]> Reader(DataViewRow row, DataViewSchema.Column label)
    {
        ValueGetter<bool> get = row.GetGetter<bool>(label);
        return (_, _) =>
        {
            bool value = false;
            get(ref value);
            return [value ? 1 : 0];
        };
    }

    internal override Scores Learn(DataViewSchema.Column label, IReadOnlyList<LabelledRow> training)
    {
        int positive = training.Count(row => row.Label[0] == 1);
        return positive > 0 && positive < training.Count
            ? new BinaryScores()
            : throw new InvalidOperationException(
                $"Column '{Name}' is {(positive > 0 ? "true" : "false")} in every one of {training.Count} training rows; expected some of both.");
    }

    internal override float[]? ClassWeights(Scores scores, IReadOnlyList<LabelledRow> training) => options.WeightsOf(2, training);

    internal override Tensor Loss(Tensor prediction, PackedTargets targets, Scope scope) => CrossEntropy.OfTwo(
        prediction, scope.Constant(targets.Values, prediction.Shape), targets.WeightsOf(prediction.Shape, scope), targets.TotalWeight);

    internal override double? Right(Tensor prediction, PackedTargets targets) =>
        options.ChooseEpochBy == EpochCriterion.Accuracy ? targets.WeightWhere(prediction, numbers => numbers[0] > 0 ? 1 : 0) : null;

    internal override Scores Calibrate(Scores scores, LabelledRows rows, Func<IReadOnlyList<LabelledRow>, float[][]> predict)
    {
        if (Calibration.CanFit(rows.Validation))
        {
            return Calibration.Fit([.. predict(rows.Validation).Select((numbers, i) => (numbers[0], rows.Validation[i].Label[0] == 1))]);
        }

        // Weights of classes shift every logit by the logarithm of their ratio; that much is known without rows to judge by.
        return options.WeightsOf(2, rows.Training) is [> 0 and var no, > 0 and var yes]
            ? new BinaryScores { Intercept = -Math.Log(yes / no) }
            : new BinaryScores();
    }
}
