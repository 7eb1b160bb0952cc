using Equivariant.ML.Data;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Estimators;

/// <summary>The rows of a training, read and checked: labels in their own units. Rows of whose label nothing is known are left out.</summary>
/// <param name="Schema">What all graphs have.</param>
/// <param name="Training">What is learnt from.</param>
/// <param name="Validation">What epochs are judged by; may be empty.</param>
internal sealed record LabelledGraphs(GraphSchema Schema, IReadOnlyList<Example> Training, IReadOnlyList<Example> Validation)
{
    /// <summary>Makes the reader of a row's label from the row and its column; a label is read with its graph and the row's number.</summary>
    internal delegate Func<Graph, long, float[]> LabelReader(DataViewRow row, DataViewSchema.Column label);

    /// <summary>Reads training and validation rows; without the latter, sets some of the former aside.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type; no row has been read then.</exception>
    /// <exception cref="InvalidOperationException">There are no rows whose label is known, or one is not as the first.</exception>
    internal static LabelledGraphs Split(IDataView training, IDataView? validation, GraphFit fit, LabelReader labels)
    {
        fit.Find(training.Schema);
        fit.Find((validation ?? training).Schema);
        List<Example> rows = Read(training, fit, labels);
        GraphSchema schema = GraphSchema.Learn([.. rows.Select(row => row.Graph)]);
        KeepKnown(rows, "training", fit);
        if (validation is not null)
        {
            return new LabelledGraphs(schema, rows, ReadJudges(validation, schema, fit, labels));
        }

        // Never all of them: something must be left to learn from.
        int aside = Math.Min((int)Math.Round(fit.Options.ValidationFraction * rows.Count), rows.Count - 1);
        new SeededRandom(fit.Seed).Fork("validation").Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows));
        return new LabelledGraphs(schema, rows[aside..], rows[..aside]);
    }

    private static List<Example> ReadJudges(IDataView validation, GraphSchema schema, GraphFit fit, LabelReader labels)
    {
        try
        {
            List<Example> rows = Read(validation, fit, labels);
            for (int row = 0; row < rows.Count; row++)
            {
                schema.Check(rows[row].Graph, row);
            }

            KeepKnown(rows, "validation", fit);
            return rows;
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidOperationException($"In the validation rows: {error.Message}", error);
        }
    }

    private static void KeepKnown(List<Example> rows, string what, GraphFit fit)
    {
        int count = rows.Count;
        rows.RemoveAll(row => Array.TrueForAll(row.Target, float.IsNaN));
        if (rows.Count == 0)
        {
            throw new InvalidOperationException(count == 0
                ? $"There are no {what} rows."
                : $"Column '{fit.Options.LabelColumnName}' is NaN, or empty, in every one of {count} {what} rows; expected some that are known.");
        }
    }

    private static List<Example> Read(IDataView view, GraphFit fit, LabelReader labels)
    {
        (DataViewSchema.Column graphs, DataViewSchema.Column label) = fit.Find(view.Schema);
        using DataViewRowCursor cursor = view.GetRowCursor([graphs, label]);
        ValueGetter<Graph> graphOf = cursor.GetGetter<Graph>(graphs);
        Func<Graph, long, float[]> labelOf = labels(cursor, label);
        var rows = new List<Example>();
        Graph? graph = null;
        while (cursor.MoveNext())
        {
            graphOf(ref graph!);
            if (graph is null)
            {
                throw new InvalidOperationException($"Row {rows.Count}: column '{graphs.Name}' holds no graph.");
            }

            float[] target = labelOf(graph, rows.Count);
            if (!fit.Options.AllowMissingLabels && Array.FindIndex(target, float.IsNaN) is >= 0 and int missing)
            {
                throw new InvalidOperationException(
                    $"Row {rows.Count}: {(target.Length > 1 ? $"number {missing} of " : "")}column '{label.Name}' is NaN; expected a finite number. " +
                    $"Where NaN says that a label is not known, set {nameof(GraphTrainerOptions.AllowMissingLabels)}.");
            }

            rows.Add(new Example(graph, target));
        }

        return rows;
    }
}
