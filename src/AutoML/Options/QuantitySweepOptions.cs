using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Microsoft.ML.SearchSpace;

namespace Equivariant.ML.AutoML;

/// <summary>What a sweep varies of a trainer that predicts quantities.</summary>
/// <typeparam name="TOptions">The trainer's options.</typeparam>
public abstract record QuantitySweepOptions<TOptions> : ScalarSweepOptions<TOptions>
    where TOptions : QuantityTrainerOptions, new()
{
    private protected QuantitySweepOptions()
    {
    }

    /// <summary>What training makes small.</summary>
    /// <value>Default: the mean squared error, of all there are.</value>
    [Choice(Loss.MeanSquaredError, Loss.MeanAbsoluteError, Loss.Huber)]
    public Loss Loss { get; init; } = Loss.MeanSquaredError;

    private protected override void Fill(TOptions options)
    {
        base.Fill(options);
        options.Loss = Loss;
    }
}
