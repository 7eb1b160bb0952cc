using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A schema with the score added, and rows scored one by one, as prediction engines ask for them.</summary>
internal sealed class ScoreMapper : IRowToRowMapper
{
    private readonly GraphPredictor predictor;
    private readonly ScoreColumn score;

    /// <exception cref="ArgumentOutOfRangeException">There is no column of graphs of that name.</exception>
    internal ScoreMapper(DataViewSchema input, string graphColumn, GraphPredictor predictor, ScoreColumn score)
    {
        this.predictor = predictor;
        this.score = score;
        InputSchema = input;
        Graph = Columns.Require(input, graphColumn, "graph", GraphDataViewType.Instance);
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(input);
        builder.AddColumn(ScoreColumn.Name, score.Type);
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    /// <summary>The column of graphs.</summary>
    internal DataViewSchema.Column Graph { get; }

    internal GraphPredictor Predictor => predictor;

    internal ScoreColumn Score => score;

    /// <summary>Whether a column of the output is the score, which comes after the input's columns.</summary>
    internal bool IsScore(DataViewSchema.Column column) => column.Index == InputSchema.Count;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        ArgumentNullException.ThrowIfNull(dependingColumns);
        return dependingColumns.Select(column => IsScore(column) ? Graph : InputSchema[column.Index]).DistinctBy(column => column.Index);
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(activeColumns);
        return new Row(input, this, [.. activeColumns.Select(column => column.Index)]);
    }

    private sealed class Row(DataViewRow input, ScoreMapper mapper, HashSet<int> active) : DataViewRow
    {
        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override DataViewSchema Schema => mapper.OutputSchema;

        public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Columns.RequireActive(this, column);
            if (!mapper.IsScore(column))
            {
                return input.GetGetter<TValue>(mapper.InputSchema[column.Index]);
            }

            ValueGetter<Graph> graphs = input.GetGetter<Graph>(mapper.Graph);
            Graph? graph = null;
            Delegate getter = mapper.score.Getter(() =>
            {
                graphs(ref graph!);
                return mapper.predictor.Predict([graph], Math.Max(0, input.Position))[0];
            });
            return Columns.Cast<TValue>(getter, column);
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
}
