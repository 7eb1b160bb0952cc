using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A row with a model's columns. All of them are of one prediction, which is made again when one of them is asked for after the row below has moved.</summary>
internal sealed class ScoredRow(DataViewRow input, ScoreMapper mapper, HashSet<int> active) : DataViewRow
{
    private readonly GraphEncodings encodings = new();
    private Func<long, GraphRow>? reader;
    private GraphRow last;
    private float[]? prediction;
    private long at;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override DataViewSchema Schema => mapper.OutputSchema;

    public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Columns.RequireActive(this, column);
        if (mapper.ScoreAt(column) is not { } score)
        {
            return input.GetGetter<TValue>(mapper.InputSchema[column.Index]);
        }

        reader ??= mapper.Rows.Reader(input);
        return Columns.Cast<TValue>(score.Getter(Predict), column);
    }

    /// <summary>The prediction of the row below, whose position counts its changes. A graph is never changed, so the same one, at the same nodes, has the same prediction.</summary>
    private float[] Predict()
    {
        long position = input.Position;
        if (prediction is null || position != at || position < 0)
        {
            GraphRow row = reader!(Math.Max(0, position));
            if (prediction is null || row != last)
            {
                prediction = mapper.Scorer.Predict(row, encodings, Math.Max(0, position));
                last = row;
            }

            at = position;
        }

        return prediction;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            input.Dispose();
        }

        base.Dispose(disposing);
    }
}
