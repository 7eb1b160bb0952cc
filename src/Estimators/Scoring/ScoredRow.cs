using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A row with a model's columns. All of them are of one prediction, made again whenever one of them is asked for, since the row below may have moved.</summary>
internal sealed class ScoredRow(DataViewRow input, ScoreMapper mapper, HashSet<int> active) : DataViewRow
{
    private readonly GraphEncodings encodings = new();
    private Func<long, GraphRow>? reader;
    private GraphRow last;
    private float[]? prediction;

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

    /// <summary>The prediction of the row below. A graph is never changed, so the same one, at the same nodes, has the same prediction.</summary>
    private float[] Predict()
    {
        long position = Math.Max(0, input.Position);
        GraphRow row = reader!(position);
        if (prediction is null || row != last)
        {
            prediction = mapper.Predictor.Predict([row], encodings, position)[0];
            last = row;
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
