using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>What is learnt from one graph: all its rows, in the order in which they came.</summary>
/// <param name="Graph">The graph whose edges carry messages.</param>
/// <param name="Rows">What its rows are about.</param>
/// <param name="Targets">What the network is to predict for them, one after the other; NaN where that is not known.</param>
/// <param name="Weights">How much each target counts; null where all count 1.</param>
internal sealed record Example(Graph Graph, GraphRow[] Rows, float[] Targets, float[]? Weights = null)
{
    /// <summary>Puts rows that share a graph together, so that a step computes it once. Rows that are graphs stay by themselves.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="shape">What a row is.</param>
    /// <param name="target">A row's label as the network is to predict it.</param>
    /// <param name="weight">How much a row counts.</param>
    /// <param name="messages">The graph whose edges carry messages, of a row's graph.</param>
    internal static Example[] Group(
        IReadOnlyList<LabelledRow> rows, RowShape shape, Func<LabelledRow, float[]> target, Func<LabelledRow, float> weight, Func<Graph, Graph> messages)
    {
        if (shape == RowShape.Graph)
        {
            return [.. rows.Select(row => Of(messages(row.Row.Graph), [row], target, weight))];
        }

        return [.. rows
            .GroupBy(row => row.Row.Graph, ReferenceEqualityComparer.Instance)
            .Select(group => Of(messages((Graph)group.Key!), [.. group], target, weight))];
    }

    private static Example Of(Graph graph, LabelledRow[] rows, Func<LabelledRow, float[]> target, Func<LabelledRow, float> weight)
    {
        float[][] targets = [.. rows.Select(target)];
        bool weighted = Array.Exists(rows, row => weight(row) != 1);
        return new Example(
            graph,
            [.. rows.Select(row => row.Row)],
            [.. targets.SelectMany(numbers => numbers)],
            weighted ? [.. rows.SelectMany((row, i) => Enumerable.Repeat(weight(row), targets[i].Length))] : null);
    }
}
