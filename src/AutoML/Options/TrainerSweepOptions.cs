using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;

namespace Equivariant.ML.AutoML;

/// <summary>What a sweep varies of one trainer, and how it becomes that trainer's options.</summary>
/// <typeparam name="TOptions">The trainer's options.</typeparam>
public abstract record TrainerSweepOptions<TOptions> : GraphSweepOptions
    where TOptions : GraphTrainerOptions, new()
{
    private protected TrainerSweepOptions()
    {
    }

    /// <summary>The trainer's options with these values.</summary>
    /// <param name="template">
    /// Where everything else comes from: columns, seed, schedule, what else the optimizer can be told, and, where it has the same architecture, what else the
    /// network can be told. It is not changed. Null for the trainer's defaults.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An enum has a value without a name.</exception>
    public TOptions ToOptions(TOptions? template = null)
    {
        var options = (TOptions)(template ?? new TOptions()).Copy();
        Fill(options);
        return options;
    }

    private protected virtual void Fill(TOptions options)
    {
        options.Network = ToNetwork(options.Network);
        options.Optimizer = options.Optimizer with { LearningRate = LearningRate, WeightDecay = WeightDecay };
        options.BatchSize = BatchSize;
        options.Epochs = Epochs;
        options.WeightAverage = WeightAverage;
    }

    /// <summary>The network, with whatever these values do not say as it was in the given one, if that has the same architecture.</summary>
    private protected abstract NetworkOptions ToNetwork(NetworkOptions given);
}
