using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Equivariant.ML.Hosting.Tests;

/// <summary>A pool with a folder, a clock and a log of its own.</summary>
internal sealed class TestPool : IDisposable
{
    private readonly ServiceProvider provider;

    public TestPool(byte[]? model = null, Action<GraphPredictionOptions<Row, Prediction>>? configure = null)
    {
        if (model is not null)
        {
            Folder.Write(model);
        }

        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time).AddLogging(logging => logging.AddProvider(Log));
        services.AddGraphPrediction<Row, Prediction>(Folder.Model).Configure(configure ?? (_ => { }));
        services.AddHealthChecks().AddGraphPredictionCheck<Row, Prediction>();
        provider = services.BuildServiceProvider();
        Pool = provider.GetRequiredService<IGraphPredictionPool<Row, Prediction>>();
    }

    public ModelFolder Folder { get; } = new();

    public ManualTime Time { get; } = new();

    public LogEntries Log { get; } = new();

    public IGraphPredictionPool<Row, Prediction> Pool { get; }

    /// <summary>Asserts that the pool answers as a model file does.</summary>
    public void AssertServes(byte[] model)
    {
        Row[] rows = Row.Clouds(3, seed: 11);
        Assert.Equal(SavedModels.Answers(model, rows), rows.Select(row => Pool.Predict(row).Score));
    }

    public HealthReportEntry Health() =>
        Assert.Single(provider.GetRequiredService<HealthCheckService>().CheckHealthAsync().GetAwaiter().GetResult().Entries).Value;

    public void Dispose()
    {
        provider.Dispose();
        Folder.Dispose();
    }
}
