using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.ML;

namespace Equivariant.ML.Hosting.Tests;

/// <summary>Options from configuration, and what is said of wrong ones.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void Options_are_bound_from_configuration()
    {
        GraphPredictionOptions<Row, Prediction> options = Bind(
            ("Path", "energy.zip"), ("ReloadOnChange", "false"), ("ReloadDelay", "00:00:05"), ("RequireModelAtStart", "false"), ("MaximumConcurrency", "3"),
            ("ThreadsPerPrediction", "2"));

        Assert.Equal("energy.zip", options.Path);
        Assert.False(options.ReloadOnChange);
        Assert.Equal(TimeSpan.FromSeconds(5), options.ReloadDelay);
        Assert.False(options.RequireModelAtStart);
        Assert.Equal(3, options.MaximumConcurrency);
        Assert.Equal(2, options.ThreadsPerPrediction);
    }

    [Fact]
    public void Defaults_are_as_documented()
    {
        GraphPredictionOptions<Row, Prediction> options = Bind(("Path", "energy.zip"));

        Assert.True(options.ReloadOnChange);
        Assert.Equal(TimeSpan.FromSeconds(1), options.ReloadDelay);
        Assert.True(options.RequireModelAtStart);
        Assert.Equal(Environment.ProcessorCount + 1, options.MaximumConcurrency);
        Assert.Equal(1, options.ThreadsPerPrediction);
        Assert.Null(options.Example);
    }

    [Theory]
    [InlineData("Path", "", "Path is ''; expected the path of a model")]
    [InlineData("Path", " ", "Path is ' '; expected the path of a model")]
    [InlineData("Path", "a\0b", "Path is 'a\0b'; expected the path of a model")]
    [InlineData("ReloadDelay", "00:00:00", "ReloadDelay is 00:00:00; expected 00:00:00.0100000 to 1.00:00:00")]
    [InlineData("ReloadDelay", "2.00:00:00", "ReloadDelay is 2.00:00:00; expected")]
    [InlineData("ThreadsPerPrediction", "-1", "ThreadsPerPrediction is -1; expected 0 or more")]
    [InlineData("MaximumConcurrency", "0", "MaximumConcurrency is 0; expected 1 or more")]
    public void A_wrong_option_is_named_with_what_was_found_and_expected(string option, string value, string expected)
    {
        var error = Assert.Throws<OptionsValidationException>(() => option == "Path" ? Bind((option, value)) : Bind(("Path", "energy.zip"), (option, value)));

        string failure = Assert.Single(error.Failures);
        Assert.StartsWith($"Graph prediction of Row: {expected}", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ReloadDelay", "soon")]
    [InlineData("RelodDelay", "00:00:01")]
    public void A_value_or_key_of_no_meaning_is_named(string key, string value)
    {
        var error = Assert.Throws<InvalidOperationException>(() => Bind(("Path", "energy.zip"), (key, value)));
        Assert.Contains(key, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Bind(("MaximumConcurrency", "-1")));
        Assert.Equal(2, error.Failures.Count());
    }

    [Fact]
    public void Wrong_options_are_an_error_where_the_pool_is_asked_for()
    {
        var services = new ServiceCollection();
        services.AddGraphPrediction<Row, Prediction>("");
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IGraphPredictionPool<Row, Prediction>>);
    }

    [Fact]
    public void Pools_have_names()
    {
        using var folder = new ModelFolder();
        folder.Write(SavedModels.First, folder.File("first.zip"));
        folder.Write(SavedModels.Second, folder.File("second.zip"));
        var services = new ServiceCollection();
        services.AddGraphPrediction<Row, Prediction>("one", folder.File("first.zip"));
        services.AddGraphPrediction<Row, Prediction>("two", Section(("Path", folder.File("second.zip"))));
        services.AddGraphPrediction<Row, Prediction>("bad", Section());
        using ServiceProvider provider = services.BuildServiceProvider();
        Row[] rows = Row.Clouds(3, seed: 9);

        Assert.Equal(SavedModels.Answers(SavedModels.First, rows), rows.Select(row => Of("one").Predict(row).Score));
        Assert.Equal(SavedModels.Answers(SavedModels.Second, rows), rows.Select(row => Of("two").Predict(row).Score));
        Assert.Null(provider.GetService<IGraphPredictionPool<Row, Prediction>>());
        var error = Assert.Throws<OptionsValidationException>(() => Of("bad"));
        Assert.Contains("Graph prediction 'bad' of Row", error.Message, StringComparison.Ordinal);

        IGraphPredictionPool<Row, Prediction> Of(string name) => provider.GetRequiredKeyedService<IGraphPredictionPool<Row, Prediction>>(name);
    }

    [Fact]
    public void The_context_is_the_applications()
    {
        var context = new MLContext(seed: 1);
        int made = 0;
        using var test = new TestPool(SavedModels.First, options => options.CreateContext = () =>
        {
            made++;
            return context;
        });

        test.AssertServes(SavedModels.First);
        Assert.Equal(1, made);
    }

    [Fact]
    public void Another_path_that_is_configured_is_followed_and_a_wrong_one_reported()
    {
        using var folder = new ModelFolder();
        folder.Write(SavedModels.First, folder.File("first.zip"));
        folder.Write(SavedModels.Second, folder.File("second.zip"));
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Model:Path", folder.File("first.zip"))]).Build();
        var time = new ManualTime();
        using var log = new LogEntries();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time).AddLogging(logging => logging.AddProvider(log));
        services.AddGraphPrediction<Row, Prediction>(configuration.GetSection("Model"));
        using ServiceProvider provider = services.BuildServiceProvider();
        var pool = provider.GetRequiredService<IGraphPredictionPool<Row, Prediction>>();
        AssertServes(SavedModels.First);

        // The options' own machinery throws at whoever made the configuration change.
        Assert.Throws<AggregateException>(() => Configure(""));
        time.Advance(seconds: 1);
        AssertServes(SavedModels.First);
        Assert.Contains("Path is ''", pool.Status.Problem, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(log.OfPools[1..]).Event);

        Configure(folder.File("second.zip"));
        time.Advance(seconds: 2);
        AssertServes(SavedModels.Second);
        Assert.Equal(folder.File("second.zip"), pool.Status.Path);

        void Configure(string path)
        {
            configuration["Model:Path"] = path;
            configuration.Reload();
        }

        void AssertServes(byte[] model)
        {
            Row[] rows = Row.Clouds(3, seed: 9);
            Assert.Equal(SavedModels.Answers(model, rows), rows.Select(row => pool.Predict(row).Score));
        }
    }

    private static GraphPredictionOptions<Row, Prediction> Bind(params (string Key, string Value)[] values)
    {
        var services = new ServiceCollection();
        services.AddGraphPrediction<Row, Prediction>(Section(values));
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<GraphPredictionOptions<Row, Prediction>>>().Value;
    }

    private static IConfigurationSection Section(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create("Model:" + pair.Key, (string?)pair.Value)))
        .Build()
        .GetSection("Model");
}
