using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A vector for each of a graph's nodes: a vector of Single, row-major [nodes×dimension], NaN where a number is not known.</summary>
/// <param name="name">The column.</param>
/// <param name="loss">What training makes small.</param>
/// <param name="target">What a vector stands for.</param>
internal sealed class VectorLabelColumn(string name, Loss loss, VectorTarget target) : LabelColumn(name)
{
    protected override string Expected => "Vector<Single>";

    protected override bool Accepts(DataViewType type) => type is VectorDataViewType vector && vector.ItemType.Equals(NumberDataViewType.Single);

    protected override bool Accepts(SchemaShape.Column column) =>
        column.Kind != SchemaShape.Column.VectorKind.Scalar && !column.IsKey && column.ItemType.Equals(NumberDataViewType.Single);

    internal override IReadOnlyList<ScoreColumn> ScoreShape(SchemaShape.Column label) => new VectorScores().Columns();

    internal override Func<GraphRow, long, float[]> Reader(DataViewRow row, DataViewSchema.Column label)
    {
        ValueGetter<VBuffer<float>> get = row.GetGetter<VBuffer<float>>(label);
        VBuffer<float> buffer = default;
        return (about, position) =>
        {
            get(ref buffer);
            if (about.Graph.NodeCount > 0 && !about.Graph.HasPositions)
            {
                throw new InvalidOperationException($"Row {position}: the graph has no positions; expected positions, whose dimension vectors have.");
            }

            int expected = about.Graph.NodeCount * about.Graph.Dimension;
            if (buffer.Length != expected)
            {
                throw new InvalidOperationException(
                    $"Row {position}: column '{Name}' has {buffer.Length} numbers; expected {expected}, " +
                    $"{about.Graph.Dimension} for each of {about.Graph.NodeCount} nodes.");
            }

            float[] values = [.. buffer.DenseValues()];
            CheckNotInfinite(values, position);
            return values;
        };
    }

    /// <summary>Directions are divided by their root mean square, which turns with them; positions keep their unit, which the graph shares.</summary>
    internal override Scores Learn(DataViewSchema.Column label, IReadOnlyList<LabelledRow> training)
    {
        if (target == VectorTarget.Position)
        {
            return new VectorScores();
        }

        double size = Math.Sqrt(training.SelectMany(row => row.Label).Where(value => !float.IsNaN(value)).Average(value => (double)value * value));
        return new VectorScores { Deviation = size > 0 ? size : 1 };
    }

    internal override float[] ToTargets(Scores scores, in LabelledRow row)
    {
        double deviation = ((VectorScores)scores).Deviation;
        return [.. row.Label.Select(value => (float)(value / deviation))];
    }

    internal override Tensor Loss(Tensor prediction, PackedTargets targets, Scope scope) => targets.Loss(loss, prediction, scope);

    internal override double LossScale(Scores scores) => loss.ToUnits(((VectorScores)scores).Deviation);
}
