namespace Microsoft.ML;

public abstract class TrainCatalogBase : IInternalCatalog
{
    private protected TrainCatalogBase(IHostEnvironment env) => Environment = env;
    IHostEnvironment IInternalCatalog.Environment => Environment;
    private protected IHostEnvironment Environment { get; }

    private protected static void CheckColumns(IDataView data, params string[] names)
    {
        Contracts.CheckValue(data, nameof(data));
        foreach (string name in names)
            Contracts.CheckNonEmpty(name, "columnName");
    }

    private protected IReadOnlyList<CrossValidationResult<TMetrics>> CrossValidateWith<TMetrics>(
        IDataView data, IEstimator<ITransformer> estimator, int numberOfFolds, string labelColumnName, string samplingKeyColumnName, int? seed, Func<IDataView, TMetrics> evaluate)
        where TMetrics : class
    {
        CheckColumns(data, labelColumnName);
        Contracts.CheckValue(estimator, nameof(estimator));
        IReadOnlyList<DataOperationsCatalog.TrainTestData> folds =
            this.Registering(1 + (4 * numberOfFolds), RowSplit.Folds(Environment, data, numberOfFolds, samplingKeyColumnName, seed));
        (ITransformer Model, IDataView Scores)[] scored = [.. folds.Select(fold => Scored(estimator.Fit(fold.TrainSet), fold.TestSet))];
        return [.. scored.Select((fold, i) => new CrossValidationResult<TMetrics>(fold.Model, evaluate(fold.Scores), fold.Scores, i))];

        // A chain's transforms for training only score the held-out rows too.
        static (ITransformer, IDataView) Scored(ITransformer model, IDataView test) =>
            (model, model is IEnumerable<ITransformer> chain ? chain.Aggregate(test, (view, transformer) => transformer.Transform(view)) : model.Transform(test));
    }

    public sealed class CrossValidationResult<T>
        where T : class
    {
        public readonly T Metrics;
        public readonly ITransformer Model;
        public readonly IDataView ScoredHoldOutSet;
        public readonly int Fold;

        internal CrossValidationResult(ITransformer model, T metrics, IDataView scores, int fold) =>
            (Model, Metrics, ScoredHoldOutSet, Fold) = (model, metrics, scores, fold);
    }

    public abstract class CatalogInstantiatorBase : IInternalCatalog
    {
        private protected CatalogInstantiatorBase(TrainCatalogBase catalog) => Owner = catalog;
        IHostEnvironment IInternalCatalog.Environment => Owner.GetEnvironment();
        internal TrainCatalogBase Owner { get; }
    }
}
