namespace Equivariant.ML.Hosting;

/// <summary>Predictions of a model file, for any number of threads at once. Registered by <c>services.AddGraphPrediction</c>.</summary>
/// <typeparam name="TIn">The rows to predict for.</typeparam>
/// <typeparam name="TOut">What a prediction fills in.</typeparam>
public interface IGraphPredictionPool<TIn, TOut>
    where TIn : class
    where TOut : class, new()
{
    /// <summary>What serves now. Where nothing has been loaded yet, the file is.</summary>
    GraphPredictionStatus Status { get; }

    /// <summary>Predicts for a row, with the model that serves when its turn comes.</summary>
    /// <param name="example">The row.</param>
    /// <exception cref="GraphModelUnavailableException">No model could be loaded yet.</exception>
    /// <exception cref="InvalidOperationException">The row's graph is missing or of another kind than the model was trained on; the message says how it differs.</exception>
    TOut Predict(TIn example);

    /// <summary>Predicts for a row, and keeps no thread while other predictions go before. The prediction itself runs on the thread that goes on.</summary>
    /// <param name="example">The row.</param>
    /// <param name="cancellationToken">Gives up the wait; a prediction that has begun is not broken off.</param>
    /// <exception cref="GraphModelUnavailableException">No model could be loaded yet.</exception>
    /// <exception cref="InvalidOperationException">The row's graph is missing or of another kind than the model was trained on; the message says how it differs.</exception>
    /// <exception cref="OperationCanceledException">The wait was given up.</exception>
    Task<TOut> PredictAsync(TIn example, CancellationToken cancellationToken = default);
}
