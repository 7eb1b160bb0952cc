using System.Diagnostics;
using Microsoft.ML;

namespace Equivariant.ML.NBody;

/// <summary>Measures how long a model takes to predict 100 systems through Transform, row in to row out.</summary>
internal static class ForwardTime
{
    public const int Systems = 100;

    private const int Warmups = 5;
    private const int Rounds = 25;

    /// <summary>The median of some rounds; null where there are fewer systems.</summary>
    public static TimeSpan? Measure(MLContext ml, ITransformer model, IDataView systems)
    {
        SystemRow[] rows = [.. ml.Data.CreateEnumerable<SystemRow>(ml.Data.TakeRows(systems, Systems), reuseRowObject: false)];
        if (rows.Length < Systems)
        {
            return null;
        }

        IDataView predicted = model.Transform(ml.Data.LoadFromEnumerable(rows));
        TimeSpan[] times = [.. Enumerable.Range(0, Warmups + Rounds).Select(_ => Time(ml, predicted)).Skip(Warmups).Order()];
        return times[Rounds / 2];
    }

    private static TimeSpan Time(MLContext ml, IDataView predicted)
    {
        long start = Stopwatch.GetTimestamp();
        foreach (PredictedRow _ in ml.Data.CreateEnumerable<PredictedRow>(predicted, reuseRowObject: true))
        {
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
