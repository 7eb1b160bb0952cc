using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A model of rows that have graphs: a network, or what else scores them. Threads may share one.</summary>
internal interface IRowScorer
{
    /// <summary>The columns that it adds.</summary>
    IReadOnlyList<ScoreColumn> Columns();

    /// <summary>How large a graph is to be computed, in edges or nodes.</summary>
    long Size(Graph graph);

    /// <summary>Scores one row, as the other does several.</summary>
    float[] Predict(GraphRow row, GraphEncodings encodings, long number);

    /// <summary>Scores each row.</summary>
    /// <param name="rows">What the rows are about; node indices are already checked.</param>
    /// <param name="encodings">What was computed of graphs before, which is used again; what is computed now is kept in it, and what was not used leaves.</param>
    /// <param name="firstRow">The number of the first row, for messages; null for none.</param>
    /// <returns>A vector a row.</returns>
    /// <exception cref="InvalidOperationException">A graph that the model does not know what to make of.</exception>
    float[][] Predict(ReadOnlySpan<GraphRow> rows, GraphEncodings? encodings = null, long? firstRow = null);
}
