using Equivariant.ML.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Health checks of pools of predictions.</summary>
public static class GraphPredictionHealthChecksBuilderExtensions
{
    /// <summary>
    /// Checks a pool that <c>AddGraphPrediction</c> registered: healthy where its file as it is now serves; degraded, with why and since when,
    /// where that cannot be loaded and an older model serves; unhealthy where no model does.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="poolName">The pool's name; null for the one without.</param>
    /// <param name="name">The check's name; null for "graph-prediction" and the pool's name.</param>
    /// <param name="failureStatus">What is reported where no model serves; null for unhealthy.</param>
    /// <param name="tags">Tags to choose checks by.</param>
    /// <typeparam name="TIn">The pool's rows.</typeparam>
    /// <typeparam name="TOut">The pool's predictions.</typeparam>
    public static IHealthChecksBuilder AddGraphPredictionCheck<TIn, TOut>(
        this IHealthChecksBuilder builder,
        string? poolName = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
        where TIn : class
        where TOut : class, new()
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name ?? (poolName is null ? "graph-prediction" : $"graph-prediction-{poolName}"),
            provider => new GraphPredictionHealthCheck<TIn, TOut>(provider.GetRequiredKeyedService<IGraphPredictionPool<TIn, TOut>>(poolName)),
            failureStatus,
            tags));
    }
}
