using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>Yes or no: a Boolean.</summary>
/// <param name="name">The column.</param>
/// <param name="weights">How classes weigh.</param>
internal sealed class BinaryLabelColumn(string name, ClassificationOptions weights) : LabelColumn(name)
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

    internal override float[]? ClassWeights(Scores scores, IReadOnlyList<LabelledRow> training) => weights.WeightsOf(2, training);

    internal override Tensor Loss(Tensor prediction, PackedTargets targets, Scope scope) => CrossEntropy.OfTwo(
        prediction, scope.Constant(targets.Values, prediction.Shape), targets.WeightsOf(prediction.Shape, scope), targets.TotalWeight);

    internal override Scores Calibrate(Scores scores, LabelledRows rows, Func<IReadOnlyList<LabelledRow>, float[][]> predict)
    {
        // What was set aside shows how sure the network may be. Without it only a shift by weights of classes is taken back.
        IReadOnlyList<LabelledRow>? judges =
            Calibration.CanFit(rows.Validation) ? rows.Validation : weights.Weighs && Calibration.CanFit(rows.Training) ? rows.Training : null;
        return judges is null
            ? scores
            : Calibration.Fit([.. predict(judges).Select((numbers, i) => (numbers[0], judges[i].Label[0] == 1))]);
    }
}
