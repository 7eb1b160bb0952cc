using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Equivariant.ML.Hosting;

/// <summary>Loads the model before the host answers anybody.</summary>
internal sealed class GraphPredictionStartup<TIn, TOut>(
    string name, IGraphPredictionPool<TIn, TOut> pool, IOptionsMonitor<GraphPredictionOptions<TIn, TOut>> options) : IHostedService
    where TIn : class
    where TOut : class, new()
{
    /// <exception cref="GraphModelUnavailableException">There is no model, and the host is not to start without.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        GraphPredictionStatus status = pool.Status;
        return status.ServingSince is null && options.Get(name).RequireModelAtStart
            ? Task.FromException(new GraphModelUnavailableException(status))
            : Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
