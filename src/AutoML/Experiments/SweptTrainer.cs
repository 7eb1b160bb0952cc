using Equivariant.ML.Estimators;
using Microsoft.ML;

namespace Equivariant.ML.AutoML;

/// <summary>A trainer within a trial of ours: it trains only if the trial's limits allow, and stops when they are reached.</summary>
internal sealed class SweptTrainer : IEstimator<ITransformer>
{
    private readonly TrialLimits limits;
    private readonly GraphTrainerOptions options;
    private readonly IEstimator<ITransformer> trainer;

    private SweptTrainer(TrialLimits limits, GraphTrainerOptions options, IEstimator<ITransformer> trainer)
    {
        this.limits = limits;
        this.options = options;
        this.trainer = trainer;
    }

    /// <summary>The trainer of a trial: as it is where the context belongs to no trial of ours.</summary>
    /// <param name="context">The trial's context.</param>
    /// <param name="chosen">What the tuner chose.</param>
    /// <param name="template">What stays the same in all trials.</param>
    /// <param name="create">Makes the trainer.</param>
    internal static IEstimator<ITransformer> Create<TOptions>(
        MLContext context, TrainerSweepOptions<TOptions> chosen, TOptions template, Func<MLContext, TOptions, IEstimator<ITransformer>> create)
        where TOptions : GraphTrainerOptions, new()
    {
        TOptions options = chosen.ToOptions(template);
        if (TrialLimits.Of(context) is not { } limits)
        {
            return create(context, options);
        }

        limits.Chosen = chosen;
        options.CancellationToken = limits.With(options.CancellationToken);
        return new SweptTrainer(limits, options, create(context, options));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => trainer.GetOutputSchema(inputSchema);

    /// <exception cref="InsufficientMemoryException">Training would need more memory than the trial may take.</exception>
    public ITransformer Fit(IDataView input)
    {
        if (limits.MaxMemoryBytes is { } most)
        {
            TrialMemory.Check(options, input, most);
        }

        return trainer.Fit(input);
    }
}
