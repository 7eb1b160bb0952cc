using Equivariant.ML.Hosting;
using Equivariant.ML.Hosting.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers pools of predictions: see <see cref="IGraphPredictionPool{TIn, TOut}"/>.</summary>
public static class GraphPredictionServiceCollectionExtensions
{
    /// <summary>Serves a model file, as <see cref="IGraphPredictionPool{TIn, TOut}"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="path">The model file, as <c>mlContext.Model.Save</c> wrote it; see <see cref="GraphPredictionOptions{TIn, TOut}.Path"/>.</param>
    /// <typeparam name="TIn">The rows to predict for.</typeparam>
    /// <typeparam name="TOut">What a prediction fills in.</typeparam>
    /// <returns>The options, for more to be said; they are checked when the host starts.</returns>
    public static OptionsBuilder<GraphPredictionOptions<TIn, TOut>> AddGraphPrediction<TIn, TOut>(this IServiceCollection services, string path)
        where TIn : class
        where TOut : class, new()
    {
        ArgumentNullException.ThrowIfNull(path);
        return Add<TIn, TOut>(services, null).Configure(options => options.Path = path);
    }

    /// <summary>Serves the model file that the configuration names, as <see cref="IGraphPredictionPool{TIn, TOut}"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">Has <c>Path</c> and, where they differ from their defaults, others of <see cref="GraphPredictionOptions{TIn, TOut}"/>; an unknown key is an error.</param>
    /// <typeparam name="TIn">The rows to predict for.</typeparam>
    /// <typeparam name="TOut">What a prediction fills in.</typeparam>
    /// <returns>The options, for more to be said; they are checked when the host starts.</returns>
    public static OptionsBuilder<GraphPredictionOptions<TIn, TOut>> AddGraphPrediction<TIn, TOut>(this IServiceCollection services, IConfigurationSection section)
        where TIn : class
        where TOut : class, new() => Bind(Add<TIn, TOut>(services, null), section);

    /// <summary>Serves a model file under a name: one of several of the same types, asked for by <c>[FromKeyedServices(name)]</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The key of the pool, and the name of its options.</param>
    /// <param name="path">The model file, as <c>mlContext.Model.Save</c> wrote it; see <see cref="GraphPredictionOptions{TIn, TOut}.Path"/>.</param>
    /// <typeparam name="TIn">The rows to predict for.</typeparam>
    /// <typeparam name="TOut">What a prediction fills in.</typeparam>
    /// <returns>The options, for more to be said; they are checked when the host starts.</returns>
    public static OptionsBuilder<GraphPredictionOptions<TIn, TOut>> AddGraphPrediction<TIn, TOut>(this IServiceCollection services, string name, string path)
        where TIn : class
        where TOut : class, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(path);
        return Add<TIn, TOut>(services, name).Configure(options => options.Path = path);
    }

    /// <summary>Serves the model file that the configuration names under a name: one of several of the same types, asked for by <c>[FromKeyedServices(name)]</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The key of the pool, and the name of its options.</param>
    /// <param name="section">Has <c>Path</c> and, where they differ from their defaults, others of <see cref="GraphPredictionOptions{TIn, TOut}"/>; an unknown key is an error.</param>
    /// <typeparam name="TIn">The rows to predict for.</typeparam>
    /// <typeparam name="TOut">What a prediction fills in.</typeparam>
    /// <returns>The options, for more to be said; they are checked when the host starts.</returns>
    public static OptionsBuilder<GraphPredictionOptions<TIn, TOut>> AddGraphPrediction<TIn, TOut>(
        this IServiceCollection services, string name, IConfigurationSection section)
        where TIn : class
        where TOut : class, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Bind(Add<TIn, TOut>(services, name), section);
    }

    private static OptionsBuilder<GraphPredictionOptions<TIn, TOut>> Bind<TIn, TOut>(
        OptionsBuilder<GraphPredictionOptions<TIn, TOut>> options, IConfigurationSection section)
        where TIn : class
        where TOut : class, new()
    {
        ArgumentNullException.ThrowIfNull(section);
        return options.Bind(section, binder => binder.ErrorOnUnknownConfiguration = true);
    }

    private static OptionsBuilder<GraphPredictionOptions<TIn, TOut>> Add<TIn, TOut>(IServiceCollection services, string? key)
        where TIn : class
        where TOut : class, new()
    {
        ArgumentNullException.ThrowIfNull(services);
        string name = key ?? Options.Options.DefaultName;
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<
            IValidateOptions<GraphPredictionOptions<TIn, TOut>>, GraphPredictionOptionsValidator<TIn, TOut>>());
        services.TryAdd(ServiceDescriptor.KeyedSingleton<IGraphPredictionPool<TIn, TOut>>(key, (provider, _) => CreatePool<TIn, TOut>(provider, name)));
        services.AddSingleton<IHostedService>(provider => new GraphPredictionStartup<TIn, TOut>(
            name,
            provider.GetRequiredKeyedService<IGraphPredictionPool<TIn, TOut>>(key),
            provider.GetRequiredService<IOptionsMonitor<GraphPredictionOptions<TIn, TOut>>>()));
        return services.AddOptions<GraphPredictionOptions<TIn, TOut>>(name).ValidateOnStart();
    }

    private static GraphPredictionPool<TIn, TOut> CreatePool<TIn, TOut>(IServiceProvider provider, string name)
        where TIn : class
        where TOut : class, new()
    {
        var options = provider.GetRequiredService<IOptionsMonitor<GraphPredictionOptions<TIn, TOut>>>();
        var source = new ModelSource<TIn, TOut>(
            name,
            options,
            provider.GetService<IHostEnvironment>()?.ContentRootPath ?? Directory.GetCurrentDirectory(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILoggerFactory>()?.CreateLogger(GraphPredictionLog.Category) ?? NullLogger.Instance);
        return new GraphPredictionPool<TIn, TOut>(source, options.Get(name).MaximumConcurrency);
    }
}
