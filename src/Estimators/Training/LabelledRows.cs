using System.Globalization;
using System.Runtime.InteropServices;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Estimators;

/// <summary>Rows to learn from and rows to judge by, read from their views, checked against each other.</summary>
/// <param name="Schema">What their graphs have.</param>
/// <param name="Label">The label's column, of the rows to learn from.</param>
/// <param name="Training">What is learnt from.</param>
/// <param name="Validation">What epochs are judged by; may be empty.</param>
internal sealed record LabelledRows(
    GraphSchema Schema, DataViewSchema.Column Label, IReadOnlyList<LabelledRow> Training, IReadOnlyList<LabelledRow> Validation)
{
    /// <summary>Reads training and validation rows; without the latter, sets some of the former aside.</summary>
    /// <param name="training">The rows to learn from.</param>
    /// <param name="validation">The rows to judge by, or null.</param>
    /// <param name="fit">Whose columns they are.</param>
    /// <param name="seed">What the rows set aside are drawn from.</param>
    /// <param name="known">What a model whose training goes on knows its graphs to have, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type; no row has been read then.</exception>
    /// <exception cref="InvalidOperationException">There are no rows whose label is known, or one is not as the first.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    internal static LabelledRows Split(IDataView training, IDataView? validation, GraphFit fit, ulong seed, GraphSchema? known = null)
    {
        TrainingColumns columns = fit.Find(training.Schema);
        _ = fit.Find((validation ?? training).Schema);
        List<LabelledRow> rows = Read(training, fit);
        GraphSchema schema = known ?? GraphSchema.Learn([.. rows.Select(row => row.Row.Graph)]);
        if (known is not null)
        {
            known.CheckAll([.. rows.Select(row => row.Row.Graph)]);
        }

        KeepKnown(rows, "training", fit);
        if (validation is not null)
        {
            return new LabelledRows(schema, columns.Label, rows, ReadJudges(validation, schema, fit));
        }

        // Never all of them: something must be left to learn from.
        int aside = Math.Min((int)Math.Round(fit.Options.ValidationFraction * rows.Count), rows.Count - 1);
        new SeededRandom(seed).Fork("validation").Shuffle(CollectionsMarshal.AsSpan(rows));
        return new LabelledRows(schema, columns.Label, rows[aside..], rows[..aside]);
    }

    private static List<LabelledRow> ReadJudges(IDataView validation, GraphSchema schema, GraphFit fit)
    {
        try
        {
            List<LabelledRow> rows = Read(validation, fit);
            schema.CheckAll([.. rows.Select(row => row.Row.Graph)]);
            KeepKnown(rows, "validation", fit);
            return rows;
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidOperationException($"In the validation rows: {error.Message}", error);
        }
    }

    private static void KeepKnown(List<LabelledRow> rows, string what, GraphFit fit)
    {
        int count = rows.Count;
        rows.RemoveAll(row => !row.Teaches);
        if (rows.Count == 0)
        {
            throw new InvalidOperationException(count == 0
                ? $"There are no {what} rows."
                : $"{fit.Label.Nothing}, or of weight 0, in every one of {count} {what} rows; expected some that are known.");
        }
    }

    private static List<LabelledRow> Read(IDataView view, GraphFit fit)
    {
        TrainingColumns columns = fit.Find(view.Schema);
        using DataViewRowCursor cursor = view.GetRowCursor(columns.All);
        Func<long, GraphRow> rowOf = columns.Rows.Reader(cursor);
        Func<GraphRow, long, float[]> labelOf = fit.Label.Reader(cursor, columns.Label);
        ValueGetter<float>? weightOf = columns.Weight is { } weights ? cursor.GetGetter<float>(weights) : null;
        var rows = new List<LabelledRow>();
        float weight = 1;
        while (cursor.MoveNext())
        {
            fit.ThrowIfCanceled("while its rows were read");
            GraphRow row = rowOf(rows.Count);
            float[] label = labelOf(row, rows.Count);
            if (!fit.Options.AllowsMissing && Array.FindIndex(label, float.IsNaN) is >= 0 and int missing)
            {
                throw new InvalidOperationException(
                    $"Row {rows.Count}: {(label.Length > 1 ? $"number {missing} of " : "")}column '{columns.Label.Name}' is {fit.Label.Missing}. " +
                    $"Where that says that a label is not known, set {nameof(LabelledTrainerOptions.AllowMissingLabels)}.");
            }

            weightOf?.Invoke(ref weight);
            if (!float.IsFinite(weight) || weight < 0)
            {
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture, $"Row {rows.Count}: weight column '{columns.Weight?.Name}' is {weight}; expected a finite number, 0 or more."));
            }

            rows.Add(new LabelledRow(row, label, weight));
        }

        return rows;
    }
}
