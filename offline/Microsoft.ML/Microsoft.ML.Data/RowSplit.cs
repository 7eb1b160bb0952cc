using static Microsoft.ML.DataOperationsCatalog;

namespace Microsoft.ML.Data;

/// <summary>
/// Splits of a view's rows by a number from 0 to 1 that each row has: a random one, or one made of a column,
/// so that rows with the same value stay together.
/// </summary>
internal static class RowSplit
{
    public static TrainTestData TrainTest(IHostEnvironment env, IDataView data, double testFraction, string samplingKey, int? seed)
    {
        Fraction fraction = FractionOf(env, data, samplingKey, seed);
        return Split(data, fraction, isTest: f => 0 <= f && f < testFraction, isTrain: f => f >= testFraction);
    }

    public static IReadOnlyList<TrainTestData> Folds(IHostEnvironment env, IDataView data, int count, string samplingKey, int? seed)
    {
        Contracts.CheckParam(count > 1, "numberOfFolds", "Must be more than 1");
        Fraction fraction = FractionOf(env, data, samplingKey, seed);
        return [.. Enumerable.Range(0, count).Select(fold => Fold((double)fold / count, (double)(fold + 1) / count))];

        TrainTestData Fold(double from, double to) =>
            Split(data, fraction, isTest: f => from <= f && f <= to, isTrain: f => f < from || f > to);
    }

    private static TrainTestData Split(IDataView data, Fraction fraction, Func<double, bool> isTest, Func<double, bool> isTrain)
    {
        return new TrainTestData(Keep(isTrain), Keep(isTest));

        // The random fraction goes by the row's place, so that the source must be read in its own order.
        FilteredDataView Keep(Func<double, bool> accepts) => new(
            data,
            fraction.Needs,
            row =>
            {
                Func<double> value = fraction.Of(row);
                return () => accepts(value());
            },
            canShuffle: fraction.Needs.Count > 0);
    }

    private static Fraction FractionOf(IHostEnvironment env, IDataView data, string samplingKey, int? seed)
    {
        seed ??= ((IHostEnvironmentInternal)env).Seed;
        if (samplingKey is null)
        {
            int start = seed ?? env.Register("GenerateNumber").Rand.Next();
            return new Fraction([], _ => new Random(start).NextDouble);
        }

        DataViewSchema.Column column = data.Schema.GetColumnOrNull(samplingKey)
            ?? throw Contracts.ExceptMissing("samplingKeyColumn", "SamplingKeyColumn", samplingKey);
        Contracts.CheckParam(
            column.Type is TextDataViewType or KeyDataViewType or NumberDataViewType,
            "samplingKeyColumn",
            $"Column '{samplingKey}' of type {column.Type} cannot be a sampling key");
        return new Fraction([column], row =>
        {
            Func<string> read = Getters.Text(row, column);
            return () => read() is { } text ? Hash(text, (uint)(seed ?? 0)) : double.NaN;
        });
    }

    /// <summary>FNV-1a, mixed, as a fraction: the same on every machine.</summary>
    private static double Hash(string text, uint seed)
    {
        ulong hash = 14695981039346656037 ^ seed;
        foreach (char c in text)
            hash = (hash ^ c) * 1099511628211;

        hash = (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15;
        return (hash >> 11) * (1.0 / (1UL << 53));
    }

    private sealed record Fraction(IReadOnlyList<DataViewSchema.Column> Needs, Func<DataViewRow, Func<double>> Of);
}
