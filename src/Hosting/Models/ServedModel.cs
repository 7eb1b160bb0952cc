using System.Diagnostics.CodeAnalysis;
using Microsoft.ML;

namespace Equivariant.ML.Hosting.Models;

/// <summary>
/// A loaded model and its prediction engines. Once retired it rents out no more, and ends with the last engine that comes back: to dispose one
/// engine is to dispose the model that all of them share.
/// </summary>
internal sealed class ServedModel<TIn, TOut>
    where TIn : class
    where TOut : class, new()
{
    private readonly MLContext context;
    private readonly ITransformer transformer;
    private readonly Lock gate = new();
    private readonly Stack<PredictionEngine<TIn, TOut>> idle = new();
    private int rented;
    private bool retired;

    internal ServedModel(MLContext context, ITransformer transformer, int threads)
    {
        this.context = context;
        this.transformer = transformer;
        PredictionThreads.Set(transformer, threads);
    }

    /// <summary>Loads a model and tries it out.</summary>
    /// <exception cref="Exception">Whatever ML.NET throws for a file that is broken, holds no model, or one with other columns.</exception>
    public static ServedModel<TIn, TOut> Load(Stream file, GraphPredictionOptions<TIn, TOut> options)
    {
        MLContext context = options.CreateContext();
        var model = new ServedModel<TIn, TOut>(context, context.Model.Load(file, out _), options.ThreadsPerPrediction);
        try
        {
            model.TryOut(options.Example);
            return model;
        }
        catch
        {
            model.Retire();
            throw;
        }
    }

    /// <summary>An engine for one call, unless the model has been retired.</summary>
    public bool TryRent([NotNullWhen(true)] out PredictionEngine<TIn, TOut>? engine)
    {
        lock (gate)
        {
            engine = null;
            if (retired)
            {
                return false;
            }

            rented++;
            if (idle.TryPop(out engine))
            {
                return true;
            }
        }

        try
        {
            engine = Create();
            return true;
        }
        catch
        {
            Return(null);
            throw;
        }
    }

    /// <summary>Takes an engine back; null for one that could not be made.</summary>
    public void Return(PredictionEngine<TIn, TOut>? engine)
    {
        lock (gate)
        {
            rented--;
            if (engine is not null)
            {
                idle.Push(engine);
            }

            End();
        }
    }

    /// <summary>Rents out no more.</summary>
    public void Retire()
    {
        lock (gate)
        {
            retired = true;
            End();
        }
    }

    private void End()
    {
        if (!retired || rented > 0)
        {
            return;
        }

        while (idle.TryPop(out PredictionEngine<TIn, TOut>? engine))
        {
            engine.Dispose();
        }

        (transformer as IDisposable)?.Dispose();
    }

    // By type: the schema that the file holds has lost the graph's column. A column of TOut that the model lacks is an error: it would stay 0.
    private PredictionEngine<TIn, TOut> Create() => context.Model.CreatePredictionEngine<TIn, TOut>(transformer, ignoreMissingColumns: false);

    private void TryOut(TIn? example)
    {
        PredictionEngine<TIn, TOut> engine = Create();
        idle.Push(engine);
        if (example is not null)
        {
            engine.Predict(example);
        }
    }
}
