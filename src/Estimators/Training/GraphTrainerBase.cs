using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators;

/// <summary>What trainers of graph networks share: the estimator's part in a pipeline.</summary>
/// <typeparam name="TTransformer">What is trained.</typeparam>
/// <typeparam name="TModel">Its model.</typeparam>
public abstract class GraphTrainerBase<TTransformer, TModel> : IEstimator<TTransformer>
    where TTransformer : GraphPredictionTransformer<TModel>
    where TModel : GraphModelParameters
{
    private readonly GraphFit fit;

    /// <param name="environment">Where seed, log and device come from.</param>
    /// <param name="options">What the trainer was told, as the caller gave it.</param>
    /// <param name="define">The task, from a copy of the options that has been checked.</param>
    private protected GraphTrainerBase(IHostEnvironment environment, GraphTrainerOptions options, Func<GraphTrainerOptions, TaskDefinition> define)
    {
        options.Validate();
        GraphTrainerOptions copy = options.Copy();
        TaskDefinition task = define(copy);
        task.Output.CheckNetwork(copy.Network);
        fit = new GraphFit(environment, copy, task);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A column that the trainer reads is missing or of another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => fit.OutputSchema(inputSchema);

    /// <summary>Trains. <see cref="GraphTrainerOptions.ValidationFraction"/> of the rows is set aside to choose the best epoch by.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column that the trainer reads is missing or of another type.</exception>
    /// <exception cref="InvalidOperationException">
    /// There are no rows, a graph or label is missing or differs from the first's form, or the loss is not finite from the start; or a GPU was asked for, or the file at
    /// <see cref="GraphTrainerOptions.CheckpointPath"/> is of another training.
    /// </exception>
    /// <exception cref="FormatException">The file at <see cref="GraphTrainerOptions.CheckpointPath"/> is damaged, or no checkpoint.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled before its first epoch was judged.</exception>
    public TTransformer Fit(IDataView input) => Fit(input, null);

    /// <summary>Trains, chooses the best epoch by the given validation rows, and may go on from a model that was trained before.</summary>
    /// <param name="input">The rows to learn from.</param>
    /// <param name="validation">The rows to judge epochs by, with the same columns; null to set training rows aside.</param>
    /// <param name="start">The model whose training goes on: of the same network, and graphs and labels of the same form. Its scale of labels stays. Null for a new one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column that the trainer reads is missing or of another type.</exception>
    /// <exception cref="InvalidOperationException">
    /// There are no rows, a graph or label is missing or differs from the first's form or the model's, or the loss is not finite from the start; or a GPU was asked for,
    /// or the file at <see cref="GraphTrainerOptions.CheckpointPath"/> is of another training.
    /// </exception>
    /// <exception cref="FormatException">The file at <see cref="GraphTrainerOptions.CheckpointPath"/> is damaged, or no checkpoint.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled before its first epoch was judged.</exception>
    public TTransformer Fit(IDataView input, IDataView? validation, TModel? start = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Create(fit.Train(input, validation, start?.Predictor), fit.Options.Rows);
    }

    private protected abstract TTransformer Create(GraphPredictor predictor, RowColumns columns);
}
