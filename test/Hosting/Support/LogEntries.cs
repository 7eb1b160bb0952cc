using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Equivariant.ML.Hosting.Tests;

/// <summary>What was logged.</summary>
internal sealed record LogEntry(string Category, LogLevel Level, int Event, string Message, Exception? Error);

/// <summary>Keeps what is logged.</summary>
internal sealed class LogEntries : ILoggerProvider
{
    private readonly ConcurrentQueue<LogEntry> entries = new();

    /// <summary>What pools logged, in order.</summary>
    public LogEntry[] OfPools => [.. entries.Where(entry => entry.Category == "Equivariant.ML.Hosting.GraphPrediction")];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, entries);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<LogEntry> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            entries.Enqueue(new LogEntry(category, logLevel, eventId.Id, formatter(state, exception), exception));
    }
}
