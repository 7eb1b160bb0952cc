using Equivariant.ML.Hosting.Models;
using Microsoft.ML;

namespace Equivariant.ML.Hosting;

/// <summary>
/// Rents an engine of the model that serves for each call: a <see cref="PredictionEngine{TSrc, TDst}"/> is for one thread at a time. No more calls
/// compute at once than there is use for, since each holds the memory that its graph needs.
/// </summary>
internal sealed class GraphPredictionPool<TIn, TOut>(ModelSource<TIn, TOut> source, int most) : IGraphPredictionPool<TIn, TOut>, IDisposable
    where TIn : class
    where TOut : class, new()
{
    private readonly SemaphoreSlim turns = new(most, most);

    public GraphPredictionStatus Status => source.Status;

    public TOut Predict(TIn example)
    {
        ArgumentNullException.ThrowIfNull(example);

        // Turns are given in the order in which they were asked for; to threads that wait by Wait() they are not.
        turns.WaitAsync().GetAwaiter().GetResult();
        return PredictNow(example);
    }

    public async Task<TOut> PredictAsync(TIn example, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(example);
        await turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        return PredictNow(example);
    }

    public void Dispose() => source.Dispose();

    private TOut PredictNow(TIn example)
    {
        try
        {
            ServedModel<TIn, TOut> model;
            PredictionEngine<TIn, TOut>? engine;
            do
            {
                model = source.Current;
            }
            while (!model.TryRent(out engine));

            try
            {
                return engine.Predict(example);
            }
            finally
            {
                model.Return(engine);
            }
        }
        finally
        {
            turns.Release();
        }
    }
}
