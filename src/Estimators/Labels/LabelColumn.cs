using System.Globalization;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>What trainers learn from: how a task's labels are read, scaled and compared with predictions.</summary>
internal abstract class LabelColumn
{
    protected LabelColumn(string name) => Name = name;

    /// <summary>The column.</summary>
    internal string Name { get; }

    /// <summary>How a label that is not known looks, and what is expected, for messages.</summary>
    internal virtual string Missing => "NaN; expected a finite number";

    /// <summary>What rows are like that there is nothing to be learnt from, for messages.</summary>
    internal virtual string Nothing => $"Column '{Name}' is NaN, or empty";

    /// <summary>The types that labels may have, for messages.</summary>
    protected abstract string Expected { get; }

    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or of another type.</exception>
    internal SchemaShape.Column Require(SchemaShape shape) => Columns.Require(shape, Name, "label", Accepts, Expected);

    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or of another type.</exception>
    internal DataViewSchema.Column Find(DataViewSchema schema) => Columns.Require(schema, Name, "label", Accepts, Expected);

    /// <summary>The columns that a model will add, as far as the label's shape tells.</summary>
    internal abstract IReadOnlyList<ScoreColumn> ScoreShape(SchemaShape.Column label);

    /// <summary>Makes the reader of a row's label: numbers, NaN where one is not known. It is given what the row is about, and its number.</summary>
    internal abstract Func<GraphRow, long, float[]> Reader(DataViewRow row, DataViewSchema.Column label);

    /// <summary>Learns from the training rows what the model's numbers are to be.</summary>
    /// <exception cref="InvalidOperationException">There is nothing to be learnt from such labels.</exception>
    internal abstract Scores Learn(DataViewSchema.Column label, IReadOnlyList<LabelledRow> training);

    /// <summary>Checks that labels are like those of a model whose training goes on, or of the training rows.</summary>
    /// <exception cref="InvalidOperationException">They are not.</exception>
    internal virtual void CheckAlike(Scores scores, DataViewSchema.Column label)
    {
    }

    /// <summary>What validation rows are labelled with and no training row is, for messages; null for nothing.</summary>
    internal virtual string? Unseen(Scores scores, LabelledRows rows) => null;

    /// <summary>A row's label as the network is to predict it.</summary>
    internal virtual float[] ToTargets(Scores scores, in LabelledRow row) => row.Label;

    /// <summary>The weight of each class, in whose order labels count; null where labels are no classes or all weigh the same.</summary>
    internal virtual float[]? ClassWeights(Scores scores, IReadOnlyList<LabelledRow> training) => null;

    /// <summary>The loss of a batch, over its targets' weights.</summary>
    /// <param name="prediction">[rows×numbers].</param>
    /// <param name="targets">What should have been predicted.</param>
    /// <param name="scope">Where the loss lives.</param>
    internal abstract Tensor Loss(Tensor prediction, PackedTargets targets, Scope scope);

    /// <summary>How much the rows weigh together whose class is told right; null where labels are no classes, or epochs are not chosen by that.</summary>
    /// <param name="prediction">[rows×numbers].</param>
    /// <param name="targets">What should have been predicted.</param>
    internal virtual double? Right(Tensor prediction, PackedTargets targets) => null;

    /// <summary>What a loss is multiplied by to be in labels' units.</summary>
    internal virtual double LossScale(Scores scores) => 1;

    /// <summary>Adjusts how scores are shown once the network is trained.</summary>
    /// <param name="scores">As learnt before.</param>
    /// <param name="rows">The rows trained with, and those set aside.</param>
    /// <param name="predict">Predicts for rows.</param>
    internal virtual Scores Calibrate(Scores scores, LabelledRows rows, Func<IReadOnlyList<LabelledRow>, float[][]> predict) => scores;

    protected abstract bool Accepts(DataViewType type);

    protected abstract bool Accepts(SchemaShape.Column column);

    /// <exception cref="InvalidOperationException">A number is infinite.</exception>
    protected void CheckNotInfinite(ReadOnlySpan<float> label, long position)
    {
        for (int i = 0; i < label.Length; i++)
        {
            if (float.IsInfinity(label[i]))
            {
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Row {position}: {(label.Length > 1 ? $"number {i} of " : "")}column '{Name}' is {label[i]}; expected a finite number."));
            }
        }
    }
}
