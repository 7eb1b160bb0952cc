using Equivariant.ML.Data;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Estimators;

/// <summary>The rows of a training, read and checked: labels in their own units.</summary>
/// <param name="Schema">What all graphs have.</param>
/// <param name="Training">What is learnt from.</param>
/// <param name="Validation">What epochs are judged by; may be empty.</param>
internal sealed record LabelledGraphs(GraphSchema Schema, IReadOnlyList<Example> Training, IReadOnlyList<Example> Validation)
{
    /// <summary>Makes the reader of a row's label from the row and its column; a label is read with its graph and the row's number.</summary>
    internal delegate Func<Graph, long, float[]> LabelReader(DataViewRow row, DataViewSchema.Column label);

    /// <summary>Reads training and validation rows; without the latter, sets some of the former aside.</summary>
    /// <exception cref="InvalidOperationException">There are no rows, or one is not as the first.</exception>
    internal static LabelledGraphs Split(IDataView training, IDataView? validation, GraphFit fit, LabelReader labels)
    {
        List<Example> rows = Read(training, fit, labels);
        if (rows.Count == 0)
        {
            throw new InvalidOperationException("There are no training rows.");
        }

        GraphSchema schema = GraphSchema.Learn([.. rows.Select(row => row.Graph)]);
        if (validation is not null)
        {
            List<Example> judges = Read(validation, fit, labels);
            for (int row = 0; row < judges.Count; row++)
            {
                schema.Check(judges[row].Graph, row);
            }

            return new LabelledGraphs(schema, rows, judges);
        }

        // Never all of them: something must be left to learn from.
        int aside = Math.Min((int)Math.Round(fit.Options.ValidationFraction * rows.Count), rows.Count - 1);
        new SeededRandom(fit.Seed).Fork("validation").Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows));
        return new LabelledGraphs(schema, rows[aside..], rows[..aside]);
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

            rows.Add(new Example(graph, labelOf(graph, rows.Count)));
        }

        return rows;
    }
}
