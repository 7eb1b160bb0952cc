using System.Globalization;
using Equivariant.ML.Data;
using Equivariant.ML.Interop;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators;

/// <summary>What trainers of all tasks share: columns, seed, log, and the training itself.</summary>
internal sealed class GraphFit
{
    private const int RowsAtOnce = 64;

    private readonly IHost host;
    private readonly TaskDefinition task;

    /// <param name="environment">Where seed and log come from.</param>
    /// <param name="options">What the trainer was told, already checked.</param>
    /// <param name="task">What is trained.</param>
    internal GraphFit(IHostEnvironment environment, GraphTrainerOptions options, TaskDefinition task)
    {
        host = environment.Register(task.Name);
        this.task = task;
        Options = options;
        Seed = (ulong)(uint)(options.Seed ?? host.Rand.Next());
    }

    internal GraphTrainerOptions Options { get; }

    internal LabelColumn Label => task.Label;

    /// <summary>What everything that is drawn is drawn from, where no training goes on that drew from something else.</summary>
    internal ulong Seed { get; }

    internal SchemaShape OutputSchema(SchemaShape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Options.Rows.Require(input);
        SchemaShape.Column label = Label.Require(input);
        if (Options.ExampleWeightColumnName is { } weight)
        {
            Columns.Require(input, weight, "weight", NumberDataViewType.Single);
        }

        return Columns.With(input, Label.ScoreShape(label));
    }

    internal TrainingColumns Find(DataViewSchema schema) => new(
        Options.Rows.Find(schema),
        Label.Find(schema),
        Options.ExampleWeightColumnName is { } weight ? Columns.Require(schema, weight, "weight", NumberDataViewType.Single) : null);

    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    internal void ThrowIfCanceled(string when)
    {
        if (IsCanceled())
        {
            throw new OperationCanceledException($"Training was cancelled {when}, so there is no model.", Options.CancellationToken);
        }
    }

    /// <summary>Reads the rows, builds the network, trains it and logs each epoch.</summary>
    /// <param name="input">The rows to learn from.</param>
    /// <param name="validation">The rows to judge by, or null.</param>
    /// <param name="start">A model whose training goes on, or null.</param>
    internal GraphPredictor Train(IDataView input, IDataView? validation, GraphPredictor? start)
    {
        using IChannel channel = host.Start("Training");
        Engine engine = Devices.Choose(host, Options, channel);
        Checkpoint? checkpoint = Checkpoint.Open(Options);
        ulong seed = Options.Seed is null ? checkpoint?.Seed ?? Seed : Seed;
        ModelDescription? known = start?.Network.Description;
        CheckSame(known);
        LabelledRows rows = LabelledRows.Split(input, validation, this, seed, known?.Graphs);
        if (known is not null)
        {
            Label.CheckAlike(known.Scores, rows.Label);
        }

        var description = new ModelDescription
        {
            Network = Options.Network,
            Output = task.Output,
            Graphs = rows.Schema,
            Scores = known?.Scores ?? Label.Learn(rows.Label, rows.Training),
        };
        CheckJudges(description.Scores, rows, validation, channel);
        GraphNetwork network = start?.Network.On(engine) ?? new GraphNetwork(description, engine, seed);
        MessageEdges? messages = task.Messages?.Invoke(rows, start?.Messages);
        string counts = string.Create(
            CultureInfo.InvariantCulture,
            $"{rows.Training.Count} training and {rows.Validation.Count} validation rows; {network.Parameters.Count} parameters.");
        channel.Info(MessageSensitivity.None, counts);
        TrainingEnd end = Run(network, rows, graph => network.ToInput(messages?.Strip(graph) ?? graph), seed, checkpoint, channel);
        GraphPredictor predictor = Calibrate(ForPredictions(network), rows, messages);
        if (!end.Canceled)
        {
            checkpoint?.Remove();
        }

        return predictor;
    }

    private TrainingEnd Run(
        GraphNetwork network, LabelledRows rows, Func<Graph, Graph> messages, ulong seed, Checkpoint? checkpoint, IChannel channel)
    {
        Example[] training = Examples(network.Description.Scores, rows.Training, rows, messages);
        Example[] validation = Examples(network.Description.Scores, rows.Validation, rows, messages);
        var trainer = new Trainer(network, Options, Label, seed, IsCanceled, text => channel.Warning(MessageSensitivity.None, text));
        if (checkpoint is not null)
        {
            checkpoint.Begin(TrainingFingerprint.Of(task.Name, Options, Hidden.SeedOf(host), seed, network, training, validation), trainer.State);
            if (trainer.State.Epoch > 0)
            {
                channel.Info(MessageSensitivity.None, $"Training goes on after epoch {trainer.State.Epoch} of {Options.Epochs}, from {checkpoint}.");
            }
        }

        using IProgressChannel progress = host.StartProgressChannel("Training");
        int passed = trainer.State.Epoch;
        progress.SetHeader(
            new ProgressHeader(["training loss", "validation loss"], ["epochs"]), entry => entry.SetProgress(0, Volatile.Read(ref passed), Options.Epochs));
        TrainingEnd end = trainer.Train(training, validation, epoch =>
        {
            // First of all: what was told of is kept.
            checkpoint?.Save(trainer.State);
            Volatile.Write(ref passed, epoch.Epoch);
            channel.Info(MessageSensitivity.None, Line(epoch));
            progress.Checkpoint(epoch.TrainingLoss, epoch.ValidationLoss, epoch.Epoch);
            Options.Progress?.Report(epoch);
        });
        if (end.Early is not null && end.Wanted)
        {
            channel.Info(MessageSensitivity.None, end.Early);
        }
        else if (end.Early is not null)
        {
            channel.Warning(MessageSensitivity.None, end.Early);
        }

        return end;
    }

    private Example[] Examples(Scores scores, IReadOnlyList<LabelledRow> from, LabelledRows rows, Func<Graph, Graph> messages)
    {
        float[]? classWeights = Label.ClassWeights(scores, rows.Training);
        return Example.Group(
            from,
            task.Output.Rows,
            row => Label.ToTargets(scores, row),
            row => row.Weight * (classWeights?[(int)row.Label[0]] ?? 1),
            messages);
    }

    // Predictions of one graph at a time are the processor's, wherever training was.
    private GraphNetwork ForPredictions(GraphNetwork network) => network.Engine is ManagedEngine ? network : network.On(new ManagedEngine(Options.Threads));

    private GraphPredictor Calibrate(GraphNetwork network, LabelledRows rows, MessageEdges? messages)
    {
        var predictor = new GraphPredictor(network, messages);
        Scores scores = Label.Calibrate(network.Description.Scores, rows, judges =>
        {
            // Some at a time: all their graphs at once could take more memory than training did.
            var encodings = new GraphEncodings();
            return [.. judges.Chunk(RowsAtOnce).SelectMany(some => predictor.Predict([.. some.Select(row => row.Row)], encodings))];
        });
        return ReferenceEquals(scores, network.Description.Scores)
            ? predictor
            : new GraphPredictor(network.With(scores), messages);
    }

    private bool IsCanceled() => Options.CancellationToken.IsCancellationRequested || Hidden.IsCanceled(host);

    /// <exception cref="InvalidOperationException">The model whose training is to go on is of another network.</exception>
    private void CheckSame(ModelDescription? known)
    {
        if (known is not null && (known.Network != Options.Network || known.Output != task.Output))
        {
            throw new InvalidOperationException(
                $"The model whose training is to go on has the network {known.Network} with {known.Output}; expected that of the options, {Options.Network} with {task.Output}.");
        }
    }

    /// <exception cref="InvalidOperationException">The given validation rows have labels that training cannot know.</exception>
    private void CheckJudges(Scores scores, LabelledRows rows, IDataView? validation, IChannel channel)
    {
        if (validation is not null)
        {
            Label.CheckAlike(scores, Label.Find(validation.Schema));
        }

        if (Label.Unseen(scores, rows) is { } unseen)
        {
            if (validation is not null)
            {
                throw new InvalidOperationException($"{unseen}; expected only classes that there is something to learn from.");
            }

            channel.Warning(MessageSensitivity.None, $"{unseen}: of the rows set aside by chance, those are judged and never learnt.");
        }
    }

    private static string Line(TrainingProgress epoch)
    {
        string accuracy = epoch.ValidationAccuracy is { } right ? string.Create(CultureInfo.InvariantCulture, $", validation accuracy {right:g6}") : "";
        string validation = epoch.ValidationLoss is { } loss
            ? string.Create(CultureInfo.InvariantCulture, $", validation loss {loss:g6}{accuracy}, best epoch {epoch.BestEpoch}")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Epoch {epoch.Epoch} of {epoch.Epochs}: training loss {epoch.TrainingLoss:g6}{validation}, learning rate {epoch.LearningRate:g3}, {epoch.TrainingTime.TotalSeconds:f2} s");
    }
}
