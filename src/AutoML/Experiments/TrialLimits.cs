using System.Runtime.CompilerServices;
using Microsoft.ML;

namespace Equivariant.ML.AutoML;

/// <summary>
/// What one training of a trial may take. AutoML gives the factory of a sweepable estimator nothing but an MLContext and the tuner's choice, so the limits are found
/// by the trial's own context.
/// </summary>
internal sealed class TrialLimits : IDisposable
{
    private static readonly ConditionalWeakTable<MLContext, TrialLimits> Current = [];

    private readonly MLContext context;
    private readonly List<CancellationTokenSource> sources = [];

    /// <param name="context">The trial's context.</param>
    /// <param name="maxMemoryBytes">The most that training may need, or null.</param>
    /// <param name="time">How long it may take, or null.</param>
    /// <param name="cancellation">When the experiment wants it to end.</param>
    internal TrialLimits(MLContext context, long? maxMemoryBytes, TimeSpan? time, CancellationToken cancellation)
    {
        this.context = context;
        MaxMemoryBytes = maxMemoryBytes;
        CancellationTokenSource source = Link(cancellation);
        if (time is { } limit)
        {
            // CancelAfter counts whole milliseconds, and of none a timer makes a few: an epoch might be over by then.
            if (limit < TimeSpan.FromMilliseconds(1))
            {
                source.Cancel();
            }
            else
            {
                source.CancelAfter(limit);
            }
        }

        Cancellation = source.Token;
        Current.AddOrUpdate(context, this);
    }

    internal long? MaxMemoryBytes { get; }

    /// <summary>When training is to end, with the best epoch's model.</summary>
    internal CancellationToken Cancellation { get; }

    /// <summary>What the tuner chose for the trainer; null before it was made.</summary>
    internal GraphSweepOptions? Chosen { get; set; }

    /// <summary>The limits of the trial that a context belongs to; null where that is no trial of ours.</summary>
    internal static TrialLimits? Of(MLContext context) => Current.TryGetValue(context, out TrialLimits? limits) ? limits : null;

    /// <summary>Cancelled when training is to end, or when the caller's own token is.</summary>
    internal CancellationToken With(CancellationToken own) => own.CanBeCanceled ? Link(own, Cancellation).Token : Cancellation;

    public void Dispose()
    {
        Current.Remove(context);
        sources.ForEach(source => source.Dispose());
    }

    private CancellationTokenSource Link(params CancellationToken[] tokens)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(tokens);
        sources.Add(source);
        return source;
    }
}
