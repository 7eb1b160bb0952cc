using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Equivariant.ML.Hosting.Models;

/// <summary>
/// The model that serves, kept up to date with its file. The file is asked for its stamp at intervals instead of being watched: that also sees
/// files that are renamed into place, links that are turned to another folder, and shares that send no events.
/// </summary>
internal sealed class ModelSource<TIn, TOut>(
    string name, IOptionsMonitor<GraphPredictionOptions<TIn, TOut>> options, string folder, TimeProvider time, ILogger log) : IDisposable
    where TIn : class
    where TOut : class, new()
{
    // Held for a look at the file, never for a prediction.
    private readonly Lock gate = new();
    private volatile ServedModel<TIn, TOut>? current;
    private volatile GraphPredictionStatus? status;
    private ITimer? timer;
    private FileStamp? seen;
    private FileStamp? served;
    private FileStamp? refused;
    private bool disposed;

    /// <summary>What serves; the file is loaded where it has not been.</summary>
    public GraphPredictionStatus Status
    {
        get
        {
            if (status is null)
            {
                LoadFirst();
            }

            return status!;
        }
    }

    /// <summary>The model that serves. While there is none, each call looks whether the file has come.</summary>
    /// <exception cref="GraphModelUnavailableException">There is none.</exception>
    public ServedModel<TIn, TOut> Current => current ?? LoadFirst() ?? throw new GraphModelUnavailableException(Status);

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            timer?.Dispose();
            current?.Retire();
            current = null;
        }
    }

    private ServedModel<TIn, TOut>? LoadFirst()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, typeof(GraphPredictionPool<TIn, TOut>));
            if (current is null)
            {
                TimeSpan next = Look(settled: true);
                timer ??= time.CreateTimer(_ => LookAgain(), null, next, Timeout.InfiniteTimeSpan);
            }

            return current;
        }
    }

    private void LookAgain()
    {
        lock (gate)
        {
            if (!disposed)
            {
                // Only then the next: a model that takes long to load must not be loaded twice.
                timer!.Change(Look(settled: false), Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Looks at the file, and loads it where it is new and stays as it is, which may be taken for granted.</summary>
    /// <returns>When to look again; infinite for never.</returns>
    private TimeSpan Look(bool settled)
    {
        GraphPredictionOptions<TIn, TOut> now;
        try
        {
            now = options.Get(name);
        }
        catch (Exception error)
        {
            // Changed for the worse since the pool was made, and they may be mended. Whatever it is, on a timer's thread nobody else would catch it.
            Report(status?.Path ?? "", error.Message, error);
            return new GraphPredictionOptions<TIn, TOut>().ReloadDelay;
        }

        string path = Path.GetFullPath(now.Path, folder);
        FileStamp? before = seen;
        seen = FileStamp.Of(path);
        bool stays = settled || seen == before;
        if (seen is null && stays)
        {
            Report(path, "there is no such file; expected a model that mlContext.Model.Save wrote.", null);
        }
        else if (seen is not null && seen == served)
        {
            status = status! with { Path = path, Problem = null, ProblemSince = null };
        }
        else if (seen is not null && stays && seen != refused)
        {
            Load(seen, now);
        }

        return now.ReloadOnChange ? now.ReloadDelay : Timeout.InfiniteTimeSpan;
    }

    private void Load(FileStamp file, GraphPredictionOptions<TIn, TOut> now)
    {
        long start = time.GetTimestamp();
        try
        {
            using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

            // A file that cannot be opened is tried again at the next look; one that was read and is bad, only once it has changed.
            refused = file;
            ServedModel<TIn, TOut> next = ServedModel<TIn, TOut>.Load(stream, now);
            refused = null;
            served = file;
            ServedModel<TIn, TOut>? last = current;
            current = next;
            status = new GraphPredictionStatus(file.Path, time.GetUtcNow(), null, null);
            last?.Retire();
            log.Serving(file.Path, file.Length, file.Written, time.GetElapsedTime(start).TotalMilliseconds);
        }
        catch (Exception error)
        {
            // ML.NET wraps what went wrong, often more than once.
            string reason = error.InnerException is null ? error.Message : $"{error.Message} ({error.GetBaseException().Message})";
            Report(file.Path, string.Create(CultureInfo.InvariantCulture, $"as written {file.Written:u}: {reason.TrimEnd('.')}."), error);
        }
    }

    private void Report(string path, string problem, Exception? error)
    {
        if (status?.Path == path && status.Problem == problem)
        {
            return;
        }

        status = new GraphPredictionStatus(path, status?.ServingSince, problem, status?.ProblemSince ?? time.GetUtcNow());
        if (status.ServingSince is { } since)
        {
            log.KeepsServing(path, problem, since, error);
        }
        else
        {
            log.NothingServes(path, problem, error);
        }
    }
}
