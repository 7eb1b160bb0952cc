using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Equivariant.ML.Hosting;

/// <summary>Healthy where the file as it is now serves, degraded where an older model has to, unhealthy (or what was registered) where none does.</summary>
internal sealed class GraphPredictionHealthCheck<TIn, TOut>(IGraphPredictionPool<TIn, TOut> pool) : IHealthCheck
    where TIn : class
    where TOut : class, new()
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check(context.Registration.FailureStatus));

    private HealthCheckResult Check(HealthStatus failure)
    {
        (string path, DateTimeOffset? servingSince, string? problem, DateTimeOffset? problemSince) = pool.Status;
        var data = new Dictionary<string, object> { ["path"] = path };
        if (servingSince is { } loaded)
        {
            data.Add("servingSince", loaded);
        }

        if (problemSince is { } began)
        {
            data.Add("problemSince", began);
        }

        string text = problem is null
            ? string.Create(CultureInfo.InvariantCulture, $"{path}: serving since {servingSince:u}.")
            : string.Create(CultureInfo.InvariantCulture, $"{path}: {problem} This has been so since {problemSince:u}.");
        return problem is null ? HealthCheckResult.Healthy(text, data)
            : servingSince is not null ? HealthCheckResult.Degraded($"{text} An older model serves.", data: data)
            : new HealthCheckResult(failure, text, data: data);
    }
}
