using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Equivariant.ML.Hosting.Tests;

/// <summary>Pools in a host.</summary>
public sealed class StartupTests
{
    [Fact]
    public async Task The_model_is_loaded_from_the_content_root_before_the_host_has_started()
    {
        using var folder = new ModelFolder();
        folder.Write(SavedModels.First);
        using var log = new LogEntries();
        using IHost host = Build(folder.Path, log, "model.zip");

        await host.StartAsync();

        Assert.Equal(1, Assert.Single(log.OfPools).Event);
        Assert.Equal(folder.Model, host.Services.GetRequiredService<IGraphPredictionPool<Row, Prediction>>().Status.Path);
        await host.StopAsync();
    }

    [Fact]
    public async Task Without_a_model_the_host_does_not_start()
    {
        using var folder = new ModelFolder();
        using var log = new LogEntries();
        using IHost host = Build(folder.Path, log, "model.zip");

        var error = await Assert.ThrowsAsync<GraphModelUnavailableException>(() => host.StartAsync());

        Assert.StartsWith($"{folder.Model}: there is no such file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_model_the_host_starts_where_none_is_required()
    {
        using var folder = new ModelFolder();
        using var log = new LogEntries();
        using IHost host = Build(folder.Path, log, "model.zip", options => options.RequireModelAtStart = false);

        await host.StartAsync();

        Assert.Equal(3, Assert.Single(log.OfPools).Event);
        await host.StopAsync();
    }

    [Fact]
    public async Task With_wrong_options_the_host_does_not_start()
    {
        using var folder = new ModelFolder();
        using var log = new LogEntries();
        using IHost host = Build(folder.Path, log, "model.zip", options => options.MaximumConcurrency = 0);

        await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
    }

    [Fact]
    public async Task A_changed_file_is_seen_by_the_systems_clock()
    {
        using var folder = new ModelFolder();
        folder.Write(SavedModels.First);
        using var log = new LogEntries();
        using IHost host = Build(folder.Path, log, "model.zip", options => options.ReloadDelay = TimeSpan.FromMilliseconds(20));
        await host.StartAsync();

        folder.Write(SavedModels.Second);
        for (int i = 0; i < 3_000 && log.OfPools.Length < 2; i++)
        {
            await Task.Delay(10);
        }

        Row row = Row.Clouds(1, seed: 4)[0];
        var pool = host.Services.GetRequiredService<IGraphPredictionPool<Row, Prediction>>();
        Assert.Equal(SavedModels.Answers(SavedModels.Second, [row])[0], pool.Predict(row).Score);
        await host.StopAsync();
    }

    private static IHost Build(string folder, LogEntries log, string path, Action<GraphPredictionOptions<Row, Prediction>>? configure = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = folder });
        builder.Logging.AddProvider(log);
        builder.Services.AddGraphPrediction<Row, Prediction>(path).Configure(configure ?? (_ => { }));
        return builder.Build();
    }
}
