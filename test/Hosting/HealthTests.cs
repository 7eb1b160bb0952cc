using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Equivariant.ML.Hosting.Tests;

/// <summary>What the health check says.</summary>
public sealed class HealthTests
{
    [Fact]
    public void Healthy_degraded_and_healthy_again()
    {
        using var test = new TestPool(SavedModels.First);
        HealthReportEntry health = test.Health();
        Assert.Equal(HealthStatus.Healthy, health.Status);
        Assert.Equal($"{test.Folder.Model}: serving since 2030-01-01 00:00:00Z.", health.Description);

        test.Folder.Write("This is no model."u8);
        test.Time.Advance(seconds: 60);
        health = test.Health();
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.StartsWith($"{test.Folder.Model}: as written 2030-01-01 00:02:00Z: ", health.Description, StringComparison.Ordinal);
        Assert.EndsWith("since 2030-01-01 00:00:02Z. An older model serves.", health.Description, StringComparison.Ordinal);
        Assert.Equal(["path", "problemSince", "servingSince"], health.Data.Keys.Order());

        test.Folder.Write(SavedModels.Second);
        test.Time.Advance(seconds: 2);
        Assert.Equal(HealthStatus.Healthy, test.Health().Status);
    }

    [Fact]
    public void Unhealthy_without_a_model()
    {
        using var test = new TestPool();
        HealthReportEntry health = test.Health();
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.StartsWith($"{test.Folder.Model}: there is no such file", health.Description, StringComparison.Ordinal);

        test.Folder.Write(SavedModels.First);
        test.Time.Advance(seconds: 2);
        Assert.Equal(HealthStatus.Healthy, test.Health().Status);
    }

    [Fact]
    public async Task Checks_are_named_after_pools_and_fail_as_they_were_told()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddGraphPrediction<Row, Prediction>("absent.zip");
        services.AddGraphPrediction<Row, Prediction>("spare", "absent.zip");
        services.AddHealthChecks()
            .AddGraphPredictionCheck<Row, Prediction>()
            .AddGraphPredictionCheck<Row, Prediction>("spare", failureStatus: HealthStatus.Degraded)
            .AddGraphPredictionCheck<Row, Prediction>(name: "again", tags: ["ready"]);
        await using ServiceProvider provider = services.BuildServiceProvider();

        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.Equal(HealthStatus.Unhealthy, report.Entries["graph-prediction"].Status);
        Assert.Equal(HealthStatus.Degraded, report.Entries["graph-prediction-spare"].Status);
        Assert.Equal(["ready"], report.Entries["again"].Tags);
    }
}
