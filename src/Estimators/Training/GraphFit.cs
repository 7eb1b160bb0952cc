using System.Globalization;
using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators;

/// <summary>What trainers of all tasks share: columns, seed, log, and the training itself.</summary>
internal sealed class GraphFit
{
    private readonly IHost host;
    private readonly DataViewType label;
    private readonly ScoreColumn score;

    /// <param name="environment">Where seed and log come from.</param>
    /// <param name="name">The trainer's name in the log.</param>
    /// <param name="options">What the trainer was told, already checked.</param>
    /// <param name="label">The type that labels have.</param>
    /// <param name="score">The column that models add.</param>
    internal GraphFit(IHostEnvironment environment, string name, GraphTrainerOptions options, DataViewType label, ScoreColumn score)
    {
        host = environment.Register(name);
        this.label = label;
        this.score = score;
        Options = options;
        Seed = (ulong)(uint)(options.Seed ?? host.Rand.Next());
    }

    internal GraphTrainerOptions Options { get; }

    /// <summary>What everything that is drawn is drawn from.</summary>
    internal ulong Seed { get; }

    internal SchemaShape OutputSchema(SchemaShape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Columns.Require(input, Options.GraphColumnName, "graph", GraphDataViewType.Instance);
        Columns.Require(input, Options.LabelColumnName, "label", label);
        return Columns.With(input, ScoreColumn.Name, score.Type);
    }

    internal (DataViewSchema.Column Graph, DataViewSchema.Column Label) Find(DataViewSchema schema) =>
        (Columns.Require(schema, Options.GraphColumnName, "graph", GraphDataViewType.Instance),
         Columns.Require(schema, Options.LabelColumnName, "label", label));

    /// <summary>Builds the network, trains it and logs each epoch.</summary>
    internal GraphNetwork Train(ModelDescription description, LabelledGraphs rows)
    {
        var network = new GraphNetwork(description, new ManagedEngine(Options.Threads), Seed);
        var trainer = new Trainer(network, Options, LossScale(description.Scale.Deviation), Seed);
        using IChannel channel = host.Start("Training");
        channel.Info(MessageSensitivity.None, string.Create(
            CultureInfo.InvariantCulture,
            $"{rows.Training.Count} training and {rows.Validation.Count} validation rows; {network.Parameters.Count} parameters."));
        using IProgressChannel progress = host.StartProgressChannel("Training");
        int passed = 0;
        progress.SetHeader(
            new ProgressHeader(["training loss", "validation loss"], ["epochs"]), entry => entry.SetProgress(0, Volatile.Read(ref passed), Options.Epochs));
        string? stopped = trainer.Train(Targets(rows.Training, description.Scale), Targets(rows.Validation, description.Scale), epoch =>
        {
            Volatile.Write(ref passed, epoch.Epoch);
            channel.Info(MessageSensitivity.None, Line(epoch));
            progress.Checkpoint(epoch.TrainingLoss, epoch.ValidationLoss, epoch.Epoch);
            Options.Progress?.Report(epoch);
        });
        if (stopped is not null)
        {
            channel.Warning(MessageSensitivity.None, stopped);
        }

        return network;
    }

    private static Example[] Targets(IReadOnlyList<Example> rows, TargetScale scale) =>
        [.. rows.Select(row => row with { Target = [.. row.Target.Select(label => scale.ToTarget(label, row.Graph))] })];

    private static string Line(TrainingProgress epoch)
    {
        string validation = epoch.ValidationLoss is { } loss
            ? string.Create(CultureInfo.InvariantCulture, $", validation loss {loss:g6}, best epoch {epoch.BestEpoch}")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Epoch {epoch.Epoch} of {epoch.Epochs}: training loss {epoch.TrainingLoss:g6}{validation}, learning rate {epoch.LearningRate:g3}, {epoch.TrainingTime.TotalSeconds:f2} s");
    }

    /// <summary>What a loss of targets is multiplied by to be one of labels. (Huber's bend is at one deviation.)</summary>
    private double LossScale(double deviation) => Options.Loss == Loss.MeanAbsoluteError ? deviation : deviation * deviation;
}
