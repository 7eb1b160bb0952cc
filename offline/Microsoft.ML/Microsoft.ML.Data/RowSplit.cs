using System.Numerics;
using static Microsoft.ML.DataOperationsCatalog;

namespace Microsoft.ML.Data;

/// <summary>
/// Splits of a view's rows by a number from 0 to 1 that each row has: a random one, or one made of a column,
/// so that rows with the same value stay together.
/// </summary>
internal static class RowSplit
{
    private const uint HashCount = 1 << 30;

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

        TrainTestData Fold(double from, double to) => Split(data, fraction, isTest: f => from <= f && f <= to, isTrain: f => f < from || f > to);
    }

    private static TrainTestData Split(IDataView data, Fraction fraction, Func<double, bool> isTest, Func<double, bool> isTrain)
    {
        return new TrainTestData(Keep(isTrain), Keep(isTest));

        // The random fraction goes by the row's place, so that the source must be read in its own order.
        FilteredDataView Keep(Func<double, bool> accepts) => new(data, fraction.Needs, row => Test(fraction.Of(row), accepts), canShuffle: fraction.Needs.Count > 0);

        static Func<bool> Test(Func<double> value, Func<double, bool> accepts) => () => accepts(value());
    }

    private static Fraction FractionOf(IHostEnvironment env, IDataView data, string samplingKey, int? seed)
    {
        uint? seedToUse = (uint?)(seed ?? ((IHostEnvironmentInternal)env).Seed);
        if (samplingKey is null)
        {
            return new Fraction([], _ =>
            {
                TauswortheHybrid rand = new(seedToUse ?? 42);
                return () => rand.NextFraction();
            });
        }

        DataViewSchema.Column column = data.Schema.GetColumnOrNull(samplingKey)
            ?? throw Contracts.ExceptMissing("samplingKeyColumn", "SamplingKeyColumn", samplingKey);
        uint hash = seedToUse ?? 314489979;
        return new Fraction([column], column.Type switch
        {
            KeyDataViewType key => Of(Getters.Number<ulong>, column, value => value > 0 && value <= key.Count ? (value - 0.5) / key.Count : double.NaN),
            TextDataViewType => Of(
                Getters.Reader<ReadOnlyMemory<char>>, column, text => text.IsEmpty ? double.NaN : Hashed(Hashing.Text(hash, text.Span.Trim(' ')))),
            NumberDataViewType number when number == NumberDataViewType.Single => Scaled<float>(data, column),
            NumberDataViewType number when number == NumberDataViewType.Double => Scaled<double>(data, column),
            NumberDataViewType { RawType: var type } => Of(
                Getters.Number<ulong>, column, value => Hashed(Hashing.Integer(hash, value, isLong: type == typeof(long) || type == typeof(ulong)))),
            _ => throw Contracts.ExceptParam("samplingKeyColumn", $"Column '{samplingKey}' of type {column.Type} cannot be a sampling key"),
        });
    }

    private static Func<DataViewRow, Func<double>> Of<T>(
        Func<DataViewRow, DataViewSchema.Column, Func<T>> read, DataViewSchema.Column column, Func<T, double> fraction) => row =>
    {
        Func<T> value = read(row, column);
        return () => fraction(value());
    };

    private static double Hashed(uint hash) => ((hash & (HashCount - 1)) + 0.5) / HashCount;

    /// <summary>A number's place between the smallest and the largest of all rows.</summary>
    private static Func<DataViewRow, Func<double>> Scaled<T>(IDataView data, DataViewSchema.Column column)
        where T : IFloatingPointIeee754<T>
    {
        T low = T.PositiveInfinity, high = T.NegativeInfinity;
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        for (Func<T> value = Getters.Reader<T>(cursor, column); cursor.MoveNext();)
            (low, high) = (T.MinNumber(low, value()), T.MaxNumber(high, value()));

        T scale = high > low ? T.One / (high - low) : T.Zero;
        return Of(Getters.Reader<T>, column, value => double.CreateChecked((value - low) * scale));
    }

    private sealed record Fraction(IReadOnlyList<DataViewSchema.Column> Needs, Func<DataViewRow, Func<double>> Of);
}
