using System.Globalization;
using Equivariant.ML.Estimators;
using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Evaluation of predicted links as they are used: the best few of many. ML.NET's binary metrics judge each pair by itself.</summary>
public static class LinkMetricsCatalog
{
    /// <summary>Ranks the pairs that belong together among those that do not.</summary>
    /// <param name="catalog">The binary classification catalog.</param>
    /// <param name="data">Scored pairs.</param>
    /// <param name="labelColumnName">Whether a pair belongs together (Boolean).</param>
    /// <param name="scoreColumnName">The column of predictions (Single).</param>
    /// <param name="groupColumnName">
    /// The column by whose values pairs are ranked, each among those of the same (Int32, Int64, UInt32 or a key), such as a pair's source; pairs in whose group no pair is without an edge
    /// are left out. Null ranks each among all.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="InvalidOperationException">A score is not a number, or there is no pair of either kind to be ranked.</exception>
    public static LinkMetrics EvaluateLinks(
        this BinaryClassificationCatalog catalog, IDataView data, string labelColumnName = "Label", string scoreColumnName = "Score", string? groupColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        DataViewSchema.Column label = Columns.Require(data.Schema, labelColumnName, "label", BooleanDataViewType.Instance);
        DataViewSchema.Column score = Columns.Require(data.Schema, scoreColumnName, "score", NumberDataViewType.Single);
        DataViewSchema.Column? group = groupColumnName is null ? null : Columns.Require(data.Schema, groupColumnName, "group", NodeIndex.Accepts, NodeIndex.Expected);

        var groups = new Dictionary<long, (List<float> Positives, List<float> Negatives)>();
        using DataViewRowCursor rows = data.GetRowCursor(group is { } column ? [label, score, column] : [label, score]);
        ValueGetter<bool> labels = rows.GetGetter<bool>(label);
        ValueGetter<float> scores = rows.GetGetter<float>(score);
        Func<long> groupOf = group is { } of ? NodeIndex.Reader(rows, of) : () => 0;
        bool together = false;
        float value = 0;
        while (rows.MoveNext())
        {
            labels(ref together);
            scores(ref value);
            if (float.IsNaN(value))
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Row {rows.Position}: score column '{scoreColumnName}' is NaN; expected a number."));
            }

            long key = groupOf();
            if (!groups.TryGetValue(key, out (List<float> Positives, List<float> Negatives) own))
            {
                groups[key] = own = ([], []);
            }

            (together ? own.Positives : own.Negatives).Add(value);
        }

        return Rank([.. groups.Values], labelColumnName);
    }

    private static LinkMetrics Rank(IReadOnlyList<(List<float> Positives, List<float> Negatives)> groups, string label)
    {
        double[] ranks = [.. groups.Where(group => group.Negatives.Count > 0).SelectMany(group => Ranks.Of(group.Positives, group.Negatives))];
        if (ranks.Length == 0)
        {
            throw new InvalidOperationException($"Column '{label}' is never true in rows among which it is false, too; expected some of both to rank.");
        }

        float[] negatives = [.. groups.SelectMany(group => group.Negatives)];
        double[] overall = Ranks.Of([.. groups.SelectMany(group => group.Positives)], negatives);
        return new LinkMetrics(ranks, 1 - ((overall.Average() - 1) / negatives.Length));
    }
}
