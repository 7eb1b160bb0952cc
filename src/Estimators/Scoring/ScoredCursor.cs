using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Reads some rows ahead, scores them as one batch, then gives the rows one by one. A graph that rows share is computed once, also across batches
/// where they follow each other. What it holds does not grow with the number of rows.
/// </summary>
internal sealed class ScoredCursor : DataViewRowCursor
{
    private const int MostRows = 64;

    // Of edges, or of nodes where there are more: at 64 floats each and a few of such arrays at a time, a batch stays well below 200 MB.
    private const long MostSize = 1 << 16;

    private readonly DataViewRowCursor rows;
    private readonly ScoreMapper mapper;
    private readonly HashSet<int> active;
    private readonly Dictionary<int, ColumnBuffer> columns = [];
    private readonly Func<long, GraphRow>? rowOf;
    private readonly GraphEncodings encodings = new();
    private readonly ValueGetter<DataViewRowId> ids;
    private readonly GraphRow[] batch = new GraphRow[MostRows];
    private readonly long[] batches = new long[MostRows];
    private readonly DataViewRowId[] rowIds = new DataViewRowId[MostRows];
    private float[][] predictions = [];
    private long position = -1;
    private int place = -1;
    private int count;
    private bool ended;

    internal ScoredCursor(DataViewRowCursor rows, ScoreMapper mapper, DataViewSchema.Column[] needed)
    {
        this.rows = rows;
        this.mapper = mapper;
        active = [.. needed.Select(column => column.Index)];
        ids = rows.GetIdGetter();
        rowOf = needed.Any(column => mapper.ScoreAt(column) is not null) ? mapper.Rows.Reader(rows) : null;
        foreach (DataViewSchema.Column column in needed.Where(column => mapper.ScoreAt(column) is null))
        {
            columns[column.Index] = ColumnBuffer.Create(rows, mapper.InputSchema[column.Index], MostRows);
        }
    }

    public override DataViewSchema Schema => mapper.OutputSchema;

    public override long Position => position;

    public override long Batch => place >= 0 ? batches[place] : 0;

    public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

    public override bool MoveNext()
    {
        long next = position + 1;

        // Where reading throws there is no row.
        position = -1;
        if (++place >= count && !ReadAhead(next))
        {
            return false;
        }

        position = next;
        return true;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Columns.RequireActive(this, column);
        Delegate getter = mapper.ScoreAt(column) is { } score ? score.Getter(() => predictions[Place()]) : columns[column.Index].Getter(Place);
        return Columns.Cast<TValue>(getter, column);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = rowIds[Place()];

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            rows.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool ReadAhead(long first)
    {
        count = 0;
        place = -1;
        if (ended)
        {
            return false;
        }

        // After an exception the cursor stays ended: to go on would skip the rows that were read but not scored.
        ended = true;
        bool more = true;
        int read = 0;
        long size = 0;
        while (more && read < MostRows && size < MostSize)
        {
            more = rows.MoveNext();
            if (more)
            {
                size += Read(read, first + read);
                read++;
            }
        }

        if (rowOf is not null && read > 0)
        {
            predictions = mapper.Scorer.Predict(batch.AsSpan(0, read), encodings, first);
        }

        ended = !more;
        count = read;
        place = read > 0 ? 0 : -1;
        return read > 0;
    }

    /// <summary>The place of the current row.</summary>
    /// <exception cref="InvalidOperationException">The cursor stands before the first row or after the last.</exception>
    private int Place() =>
        place >= 0 ? place : throw new InvalidOperationException("The cursor stands before the first row or after the last; there is no value.");

    /// <summary>Reads the input's current row into a place; returns how large a graph it adds to what is to be computed.</summary>
    private long Read(int to, long position)
    {
        foreach (ColumnBuffer column in columns.Values)
        {
            column.Read(to);
        }

        ids(ref rowIds[to]);
        batches[to] = rows.Batch;
        if (rowOf is null)
        {
            return 0;
        }

        GraphRow row = batch[to] = rowOf(position);
        bool again = encodings.Has(row.Graph) || (to > 0 && ReferenceEquals(row.Graph, batch[to - 1].Graph));
        return again ? 0 : mapper.Scorer.Size(row.Graph);
    }
}
