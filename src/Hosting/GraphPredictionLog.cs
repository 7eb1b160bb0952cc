using Microsoft.Extensions.Logging;

namespace Equivariant.ML.Hosting;

/// <summary>What a pool logs, as category <see cref="Category"/>.</summary>
internal static partial class GraphPredictionLog
{
    public const string Category = "Equivariant.ML.Hosting.GraphPrediction";

    [LoggerMessage(1, LogLevel.Information, "{Path}: serving {Length} bytes written {Written:u}, loaded in {Milliseconds:f0} ms.")]
    public static partial void Serving(this ILogger log, string path, long length, DateTime written, double milliseconds);

    [LoggerMessage(2, LogLevel.Error, "{Path}: {Problem} The model loaded {Since:u} keeps serving.")]
    public static partial void KeepsServing(this ILogger log, string path, string problem, DateTimeOffset since, Exception? error);

    [LoggerMessage(3, LogLevel.Error, "{Path}: {Problem} No model serves.")]
    public static partial void NothingServes(this ILogger log, string path, string problem, Exception? error);
}
