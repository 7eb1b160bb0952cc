using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A schema with a model's columns added, and rows scored one by one, as prediction engines ask for them.</summary>
internal sealed class ScoreMapper : IRowToRowMapper
{
    private readonly IReadOnlyList<ScoreColumn> scores;

    /// <exception cref="ArgumentOutOfRangeException">A column that says what rows are about is missing, or of another type.</exception>
    internal ScoreMapper(DataViewSchema input, RowColumns rows, IRowScorer scorer)
    {
        Scorer = scorer;
        InputSchema = input;
        Rows = rows.Find(input);
        scores = scorer.Columns();
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(input);
        foreach (ScoreColumn score in scores)
        {
            builder.AddColumn(score.Name, score.Type, score.Annotations);
        }

        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    /// <summary>The columns that say what rows are about.</summary>
    internal RowColumns.Bound Rows { get; }

    internal IRowScorer Scorer { get; }

    /// <summary>The column of the model that a column of the output is; null where it is one of the input's, which come first.</summary>
    internal ScoreColumn? ScoreAt(DataViewSchema.Column column) => column.Index < InputSchema.Count ? null : scores[column.Index - InputSchema.Count];

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        ArgumentNullException.ThrowIfNull(dependingColumns);
        return dependingColumns
            .SelectMany(column => ScoreAt(column) is null ? [InputSchema[column.Index]] : Rows.All)
            .DistinctBy(column => column.Index);
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(activeColumns);
        return new ScoredRow(input, this, [.. activeColumns.Select(column => column.Index)]);
    }
}
