using Equivariant.ML.Estimators;
using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;

namespace Equivariant.ML.AutoML;

/// <summary>What all sweepable trainers are made of.</summary>
internal static class SweepableTrainer
{
    /// <param name="catalog">AutoML's catalog.</param>
    /// <param name="options">What stays the same, or null.</param>
    /// <param name="searchSpace">What is varied, or null for the attributes' ranges.</param>
    /// <param name="create">The trainer, in a trial's own context.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    internal static SweepableEstimator Create<TSweep, TOptions>(
        AutoCatalog catalog, TOptions? options, SearchSpace<TSweep>? searchSpace, Func<MLContext, TOptions, IEstimator<ITransformer>> create)
        where TSweep : TrainerSweepOptions<TOptions>, new()
        where TOptions : GraphTrainerOptions, new()
    {
        ArgumentNullException.ThrowIfNull(catalog);
        TOptions template = options ?? new TOptions();

        // What is wrong in every trial is an error at once, not a failure of each.
        template.Validate();
        template = (TOptions)template.Copy();
        return catalog.CreateSweepableEstimator(
            (context, chosen) => SweptTrainer.Create(context, chosen, template, create), searchSpace ?? new SearchSpace<TSweep>());
    }
}
