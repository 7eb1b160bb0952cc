namespace Microsoft.ML;

public sealed class DataOperationsCatalog : IInternalCatalog
{
    private readonly IHostEnvironment environment;

    internal DataOperationsCatalog(IHostEnvironment env) => environment = env;
    IHostEnvironment IInternalCatalog.Environment => environment;

    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, SchemaDefinition schemaDefinition = null)
        where TRow : class
    {
        Contracts.CheckValue(data, nameof(data));
        return this.Registering(1, new EnumerableDataView<TRow>(data, MemberColumn.Of(typeof(TRow), SchemaDefinition.Direction.Read, schemaDefinition)));
    }

    public IEnumerable<TRow> CreateEnumerable<TRow>(
        IDataView data, bool reuseRowObject, bool ignoreMissingColumns = false, SchemaDefinition schemaDefinition = null)
        where TRow : class, new()
    {
        Contracts.CheckValue(data, nameof(data));
        return this.Registering(1, Rows<TRow>(data, MemberSetters.Bind<TRow>(data.Schema, ignoreMissingColumns, schemaDefinition), reuseRowObject));
    }

    public IDataView Cache(IDataView input, params string[] columnsToPrefetch)
    {
        Contracts.CheckValue(input, nameof(input));
        foreach (string name in columnsToPrefetch ?? [])
            _ = input.Schema.GetColumnOrNull(name) ?? throw Contracts.ExceptMissing(nameof(columnsToPrefetch), "prefetch", name);

        return this.Registering(1, new CachedDataView(CachedDataView.Keepable(input)));
    }

    public IDataView FilterRowsByColumn(
        IDataView input, string columnName, double lowerBound = double.NegativeInfinity, double upperBound = double.PositiveInfinity)
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckNonEmpty(columnName, nameof(columnName));
        Contracts.CheckParam(lowerBound < upperBound, nameof(upperBound), "Must be less than lowerBound");
        DataViewSchema.Column column = input.Schema[columnName];
        if (column.Type is not NumberDataViewType)
            throw Contracts.ExceptMismatch(nameof(columnName), "filter", columnName, "number", column.Type);

        Contracts.CheckParam(
            column.Type.RawType == typeof(float) || column.Type.RawType == typeof(double), "Column", $"Column '{columnName}' does not have compatible type");
        return this.Registering(1, new FilteredDataView(input, [column], row =>
        {
            Func<double> number = Getters.Number<double>(row, column);
            return () => number() is var value && lowerBound <= value && value < upperBound;
        }));
    }

    public IDataView FilterRowsByMissingValues(IDataView input, params string[] columns)
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckParam(columns?.Length > 0, nameof(columns));
        DataViewSchema.Column[] tested = [.. columns.Select(name => input.Schema.GetColumnOrNull(name)
            ?? throw Contracts.ExceptParam("Columns", $"Source column '{name}' not found"))];
        foreach (DataViewSchema.Column column in tested)
        {
            DataViewType item = Getters.ItemOf(column.Type);
            Contracts.CheckParam(tested.Count(other => other.Index == column.Index) == 1, "Columns", $"Source column '{column.Name}' specified multiple times");
            Contracts.CheckParam(
                item is KeyDataViewType || item == NumberDataViewType.Single || item == NumberDataViewType.Double,
                "Columns", $"Column '{column.Name}' has type {column.Type} which does not support missing values, so we cannot filter on them");
        }

        return this.Registering(1, new FilteredDataView(input, tested, row =>
        {
            Func<bool>[] areMissing = [.. tested.Select(column => Getters.IsMissing(row, column))];
            return () => !areMissing.Any(isMissing => isMissing());
        }));
    }

    public IDataView ShuffleRows(IDataView input, int? seed = null, int shufflePoolSize = 1000, bool shuffleSource = true)
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckParam(shufflePoolSize > 0, nameof(shufflePoolSize), "Must be positive");
        int drawn = environment.Register("Shuffler").Rand.Next();
        return new ShuffledDataView(CachedDataView.Keepable(input), seed ?? drawn);
    }

    public IDataView SkipRows(IDataView input, long count) => SkipTake(input, count, count, long.MaxValue);
    public IDataView TakeRows(IDataView input, long count) => SkipTake(input, count, 0, count);

    public TrainTestData TrainTestSplit(IDataView data, double testFraction = 0.1, string samplingKeyColumnName = null, int? seed = null)
    {
        Contracts.CheckValue(data, nameof(data));
        Contracts.CheckParam(0 < testFraction && testFraction < 1, nameof(testFraction), "Must be between 0 and 1 exclusive");
        return this.Registering(5, RowSplit.TrainTest(environment, data, testFraction, samplingKeyColumnName, seed));
    }

    public IReadOnlyList<TrainTestData> CrossValidationSplit(IDataView data, int numberOfFolds = 5, string samplingKeyColumnName = null, int? seed = null)
    {
        Contracts.CheckValue(data, nameof(data));
        return this.Registering(1 + (4 * numberOfFolds), RowSplit.Folds(environment, data, numberOfFolds, samplingKeyColumnName, seed));
    }

    private SkipTakeDataView SkipTake(IDataView input, long count, long skip, long take)
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckParam(count > 0, nameof(count), "Must be greater than zero.");
        return this.Registering(1, new SkipTakeDataView(input, skip, take));
    }

    private static IEnumerable<TRow> Rows<TRow>(IDataView data, IReadOnlyList<(MemberColumn Member, DataViewSchema.Column Column)> bound, bool reuse)
        where TRow : class, new()
    {
        using DataViewRowCursor cursor = data.GetRowCursor(bound.Select(pair => pair.Column));
        Action<TRow> fill = MemberSetters.Create<TRow>(cursor, bound);
        TRow row = null;
        while (cursor.MoveNext())
        {
            row = reuse && row is not null ? row : new TRow();
            fill(row);
            yield return row;
        }
    }

    public struct TrainTestData
    {
        public readonly IDataView TrainSet;
        public readonly IDataView TestSet;

        internal TrainTestData(IDataView trainSet, IDataView testSet) => (TrainSet, TestSet) = (trainSet, testSet);
    }
}
