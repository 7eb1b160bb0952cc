namespace Equivariant.ML.Estimators;

/// <summary>What a row is about after something was masked or removed.</summary>
/// <param name="Row">The row.</param>
/// <param name="Output">Which of its numbers is asked for.</param>
internal readonly record struct MaskedRow(GraphRow Row, int Output)
{
    private const int MostRows = 64;

    // Of edges, or of nodes where there are more: as many as rows that are scored have at a time.
    private const long MostSize = 1 << 16;

    /// <summary>What is predicted for rows that are made one after the other, some at a time; NaN where there is none.</summary>
    internal static double[] Scores(GraphPredictor predictor, int count, Func<int, MaskedRow?> masked)
    {
        var scores = new double[count];
        var places = new List<int>();
        var rows = new List<MaskedRow>();
        long size = 0;
        for (int place = 0; place < count; place++)
        {
            scores[place] = double.NaN;
            if (masked(place) is { } row)
            {
                places.Add(place);
                rows.Add(row);
                size += ((IRowScorer)predictor).Size(row.Row.Graph);
            }

            if (rows.Count > 0 && (rows.Count == MostRows || size >= MostSize || place == count - 1))
            {
                float[][] predictions = predictor.Predict([.. rows.Select(waiting => waiting.Row)]);
                for (int i = 0; i < rows.Count; i++)
                {
                    scores[places[i]] = predictions[i][rows[i].Output];
                }

                places.Clear();
                rows.Clear();
                size = 0;
            }
        }

        return scores;
    }
}
