namespace Microsoft.ML.Data;

public sealed class EstimatorChain<TLastTransformer> : IEstimator<TransformerChain<TLastTransformer>>
    where TLastTransformer : class, ITransformer
{
    public readonly IEstimator<TLastTransformer> LastEstimator;

    private readonly Link[] links;

    public EstimatorChain()
        : this([])
    {
    }

    internal EstimatorChain(Link[] links) => (this.links, LastEstimator) = (links, links.LastOrDefault().Estimator as IEstimator<TLastTransformer>);

    public TransformerChain<TLastTransformer> Fit(IDataView input)
    {
        Contracts.CheckValue(input, nameof(input));

        // The whole chain's schema is checked before any of its data is read.
        GetOutputSchema(SchemaShape.Create(input.Schema));
        ITransformer[] fitted = new ITransformer[links.Length];
        for (int i = 0; i < links.Length; i++)
        {
            fitted[i] = links[i].Estimator.Fit(input);
            input = fitted[i].Transform(input);
            if (links[i].CacheAfter && i < links.Length - 1)
                input = new CachedDataView(CachedDataView.Keepable(input));
        }

        return new TransformerChain<TLastTransformer>(fitted, links.Select(link => link.Scope));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => links.Aggregate(inputSchema, (schema, link) => link.Estimator.GetOutputSchema(schema));

    public EstimatorChain<TNewTrans> Append<TNewTrans>(IEstimator<TNewTrans> estimator, TransformerScope scope = TransformerScope.Everything)
        where TNewTrans : class, ITransformer
    {
        Contracts.CheckValue(estimator, nameof(estimator));
        return new EstimatorChain<TNewTrans>([.. links, new Link(estimator, scope, false)]);
    }

    public EstimatorChain<TLastTransformer> AppendCacheCheckpoint(IHostEnvironment env)
    {
        Contracts.CheckValue(env, nameof(env));
        Contracts.Check(links.Length > 0, "Current estimator chain has no estimator, can't append cache checkpoint.");
        env.Register("Cache");
        return new EstimatorChain<TLastTransformer>([.. links[..^1], links[^1] with { CacheAfter = true }]);
    }
}

internal readonly record struct Link(IEstimator<ITransformer> Estimator, TransformerScope Scope, bool CacheAfter);
