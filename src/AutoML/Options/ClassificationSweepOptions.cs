using Equivariant.ML.Estimators;
using Microsoft.ML.SearchSpace;

namespace Equivariant.ML.AutoML;

/// <summary>What a sweep varies of a trainer that tells classes apart.</summary>
/// <typeparam name="TOptions">The trainer's options.</typeparam>
public abstract record ClassificationSweepOptions<TOptions> : ScalarSweepOptions<TOptions>
    where TOptions : ClassificationOptions, new()
{
    private protected ClassificationSweepOptions()
    {
    }

    /// <summary>Whether each class counts as much as any other, however many rows it has.</summary>
    /// <value>Default: false.</value>
    [BooleanChoice(false)]
    public bool BalanceClasses { get; init; }

    private protected override void Fill(TOptions options)
    {
        base.Fill(options);
        options.BalanceClasses = BalanceClasses;
    }
}
