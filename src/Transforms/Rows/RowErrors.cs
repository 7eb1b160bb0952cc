using Microsoft.ML;

namespace Equivariant.ML.Transforms;

/// <summary>Makes the errors of a transform that is reading rows: they name it, the column and the row.</summary>
internal sealed class RowErrors(string transform, DataViewRow row)
{
    /// <summary>The error of the current row.</summary>
    /// <param name="column">The column.</param>
    /// <param name="problem">What was found and what was expected.</param>
    /// <param name="cause">What tells more, if anything does.</param>
    public InvalidOperationException In(string column, string problem, Exception? cause = null) =>
        new($"{transform}, column '{column}', row {row.Position}: {problem}", cause);
}
