using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>Quantities: a Single, or a vector of Single of a known size, NaN where one is not known.</summary>
/// <param name="name">The column.</param>
/// <param name="loss">What training makes small.</param>
/// <param name="composition">Whether what the types of a graph's nodes explain is taken off first.</param>
internal sealed class NumberLabelColumn(string name, Loss loss, bool composition) : LabelColumn(name)
{
    protected override string Expected => "Single or Vector<Single> of a known size";

    protected override bool Accepts(DataViewType type) =>
        type.Equals(NumberDataViewType.Single)
        || (type is VectorDataViewType { IsKnownSize: true } vector && vector.ItemType.Equals(NumberDataViewType.Single));

    protected override bool Accepts(SchemaShape.Column column) =>
        column.Kind != SchemaShape.Column.VectorKind.VariableVector && !column.IsKey && column.ItemType.Equals(NumberDataViewType.Single);

    internal override IReadOnlyList<ScoreColumn> ScoreShape(SchemaShape.Column label) =>
        ScoresOf(label.Kind != SchemaShape.Column.VectorKind.Scalar, [new TargetScale()]).Columns();

    internal override Func<GraphRow, long, float[]> Reader(DataViewRow row, DataViewSchema.Column label)
    {
        if (label.Type is VectorDataViewType)
        {
            ValueGetter<VBuffer<float>> vector = row.GetGetter<VBuffer<float>>(label);
            VBuffer<float> numbers = default;
            return (_, position) =>
            {
                vector(ref numbers);
                float[] values = [.. numbers.DenseValues()];
                CheckNotInfinite(values, position);
                return values;
            };
        }

        ValueGetter<float> number = row.GetGetter<float>(label);
        return (_, position) =>
        {
            float value = 0;
            number(ref value);
            CheckNotInfinite([value], position);
            return [value];
        };
    }

    internal override Scores Learn(DataViewSchema.Column label, IReadOnlyList<LabelledRow> training)
    {
        int width = WidthOf(label);
        return ScoresOf(label.Type is VectorDataViewType, [.. Enumerable.Range(0, width).Select(i => ScaleOf(training, i))]);
    }

    internal override void CheckAlike(Scores scores, DataViewSchema.Column label)
    {
        if (label.Type is VectorDataViewType != ((NumberScores)scores).Vector && WidthOf(label) == scores.Width)
        {
            throw new InvalidOperationException($"Column '{Name}' is {label.Type}; expected {(label.Type is VectorDataViewType ? "Single" : "a vector of one")}, as in training.");
        }

        if (WidthOf(label) != scores.Width)
        {
            throw new InvalidOperationException($"Column '{Name}' has {WidthOf(label)} numbers; expected {scores.Width}, as in training.");
        }
    }

    internal override float[] ToTargets(Scores scores, in LabelledRow row)
    {
        TargetScale[] scales = ((NumberScores)scores).Scales;
        var targets = new float[scales.Length];
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] = scales[i].ToTarget(row.Label[i], row.Row.Graph);
        }

        return targets;
    }

    internal override Tensor Loss(Tensor prediction, PackedTargets targets, Scope scope) => targets.Loss(loss, prediction, scope);

    /// <summary>That of the first quantity; where there are several, losses are in units of their deviations.</summary>
    internal override double LossScale(Scores scores) =>
        ((NumberScores)scores).Scales is [{ Deviation: double deviation }] ? loss.ToUnits(deviation) : 1;

    private static NumberScores ScoresOf(bool vector, TargetScale[] scales) => new() { Vector = vector, Scales = scales };

    private static int WidthOf(DataViewSchema.Column label) => label.Type is VectorDataViewType vector ? vector.Size : 1;

    private TargetScale ScaleOf(IReadOnlyList<LabelledRow> training, int index)
    {
        (Graph Graph, double Value)[] known =
            [.. training.Where(row => !float.IsNaN(row.Label[index])).Select(row => (row.Row.Graph, (double)row.Label[index]))];
        if (known.Length == 0)
        {
            throw new InvalidOperationException(
                $"Number {index} of column '{Name}' is NaN in every one of {training.Count} training rows; expected some that are known.");
        }

        TargetScale scale = composition && known.Any(row => !row.Graph.NodeTypes.IsEmpty)
            ? ByComposition(known)
            : new TargetScale { Mean = known.Average(row => row.Value) };
        double deviation = Math.Sqrt(known.Average(row => Math.Pow(row.Value - scale.Offset(row.Graph), 2)));

        // Where nothing but rounding is left to learn, there is nothing to scale by.
        double size = known.Max(row => Math.Abs(row.Value));
        return scale with { Deviation = deviation > 1e-6 * size ? deviation : 1 };
    }

    private static TargetScale ByComposition(IEnumerable<(Graph Graph, double Value)> known)
    {
        CompositionOffsets offsets = CompositionOffsets.Fit(known);
        return new TargetScale { Types = [.. offsets.Offsets.Keys], TypeOffsets = [.. offsets.Offsets.Values] };
    }
}
