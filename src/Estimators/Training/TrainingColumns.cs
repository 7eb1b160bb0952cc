using Microsoft.ML;

namespace Equivariant.ML.Estimators;

/// <summary>The columns that training reads.</summary>
/// <param name="Rows">What rows are about.</param>
/// <param name="Label">What is to be predicted.</param>
/// <param name="Weight">How much each row counts; null where all count the same.</param>
internal sealed record TrainingColumns(RowColumns.Bound Rows, DataViewSchema.Column Label, DataViewSchema.Column? Weight)
{
    internal DataViewSchema.Column[] All => Weight is { } weight ? [.. Rows.All, Label, weight] : [.. Rows.All, Label];
}
