using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>The checkpoint of another training is neither gone on from nor lost.</summary>
public sealed class CheckpointRefusalTests : IDisposable
{
    private static readonly Sample[] Rows = Samples.Distances(20);

    private readonly MLContext ml = new(seed: 1);
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, Action<GraphRegressionTrainer.Options>> Others => new()
    {
        { "Epochs is 4 there, 5 here", options => options.Epochs = 5 },
        { "BatchSize is 10 there, 11 here", options => options.BatchSize = 11 },
        { "Seed is 1 there, 2 here", options => options.Seed = 2 },
        { "Seed is 1 there, the MLContext's (1) here", options => options.Seed = null },
        { "WeightAverage is 0 there, 0.5 here", options => options.WeightAverage = 0.5 },
        { "ValidationFraction is 0.1 there, 0.2 here", options => options.ValidationFraction = 0.2 },
        { "ValidateEvery is 1 there, 2 here", options => options.ValidateEvery = 2 },
        { "GradientNorm is 10 there, 9 here", options => options.GradientNorm = 9 },
        { "Patience is 0 there, 3 here", options => options.Patience = 3 },
        {
            "WeightDecays = none } there, AdamOptions { Beta1 = 0.9, Beta2 = 0.999, DecoupledWeightDecay = false, Epsilon = 1E-08, LearningRate = 0.005, WeightDecay = 0, " +
            "WeightDecays = ParameterDecay { Decay = 0.1, Path = head } } here",
            options => options.Optimizer = new AdamOptions { LearningRate = 5e-3, WeightDecays = [new("head", 0.1)] }
        },
        { "Loss is MeanSquaredError there, Huber here", options => options.Loss = Loss.Huber },
        { "Readout is Sum there, Mean here", options => options.Readout = Readout.Mean },
        { "Readout is Sum there, Set2SetReadout { Steps = 2 } here", options => options.Readout = new Set2SetReadout { Steps = 2 } },
        { "CompositionOffsets is true there, false here", options => options.CompositionOffsets = false },
        { "ExampleWeightColumnName is none there, Label here", options => options.ExampleWeightColumnName = "Label" },
        { "Optimizer is AdamOptions { Beta1 = 0.9,", options => options.Optimizer = new AdamOptions { LearningRate = 5e-3, Beta1 = 0.8 } },
        { "WeightDecay = 0, WeightDecays = none } there, SgdOptions { ", options => options.Optimizer = new SgdOptions { LearningRate = 5e-3 } },
        { "Width = 8 } there, EgnnOptions { ", options => options.Network = ((EgnnOptions)options.Network) with { Width = 9 } },
        { "Schedule is CosineSchedule { Final = 0, Warmup = 0 } there, CosineSchedule { Final = 0.1, Warmup = 0 } here", options => options.Schedule = new CosineSchedule { Final = 0.1 } },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Others), DisableDiscoveryEnumeration = true)]
    public void Another_option_is_named(string difference, Action<GraphRegressionTrainer.Options> change)
    {
        GraphRegressionTrainer.Options options = Begun();
        change(options);
        Refused(difference, options, Rows);
    }

    [Fact]
    public void A_schedule_of_ones_own_is_known_by_its_rates()
    {
        GraphRegressionTrainer.Options options = Begun(change: options => options.Schedule = new Hidden(1));
        options.Schedule = new Hidden(0.5);
        Refused("is of another training: the learning rates' hash is ", options, Rows);
    }

    [Fact]
    public void Other_rows_are_another_training()
    {
        Sample[] Changed(Action<Sample> change)
        {
            Sample[] rows = [.. Rows.Select(row => new Sample { Graph = row.Graph, Label = row.Label, Id = row.Id })];
            change(rows[7]);
            return rows;
        }

        Graph graph = Rows[7].Graph;
        foreach (Sample[] rows in new[]
        {
            Changed(row => row.Label = MathF.BitIncrement(row.Label)),
            Changed(row => row.Graph = graph.WithPositions([.. graph.Positions.ToArray().Select(MathF.BitIncrement)])),
            Changed(row => row.Graph = graph.WithEdges([], [])),
            Rows[..^1],
            [.. Rows.Reverse()],
        })
        {
            Refused("rows' hash is ", Begun(), rows);
        }
    }

    [Fact]
    public void Other_validation_rows_are_another_training()
    {
        GraphRegressionTrainer.Options options = Begun(Samples.Distances(5, seed: 2));
        Refused("the validation rows' hash is ", options, Rows, Samples.Distances(5, seed: 3));
    }

    [Fact]
    public void Another_model_to_go_on_from_is_another_training()
    {
        GraphRegressionTrainer.Options options = Begun();
        GraphRegressionModelParameters start = ml.Regression.Trainers.GraphRegression(Small.Graph(1)).Fit(ml.View(Rows)).Model;
        Refused("the first weights' hash is ", options, Rows, start: start);
    }

    [Fact]
    public void Another_context_seed_is_another_training()
    {
        GraphRegressionTrainer.Options options = Begun(change: options => options.Seed = null);
        Refused("Seed is the MLContext's (1) there, the MLContext's (2) here", options, Rows, context: new MLContext(seed: 2));
        Refused("Seed is the MLContext's (1) there, the MLContext's (none) here", options, Rows, context: new MLContext());
    }

    [Fact]
    public void Another_task_is_another_training()
    {
        GraphRegressionTrainer.Options begun = Begun();
        NodeVectorRegressionTrainer.Options options = Small.Vectors();
        options.CheckpointPath = begun.CheckpointPath;
        byte[] before = File.ReadAllBytes(begun.CheckpointPath!);
        string message = Assert.Throws<InvalidOperationException>(
            () => ml.Regression.Trainers.NodeVectorRegression(options).Fit(ml.View(Samples.Motion(20)))).Message;

        Assert.Contains("the trainer is GraphRegressionTrainer there, NodeVectorRegressionTrainer here", message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(begun.CheckpointPath!));
    }

    [Fact]
    public void Two_trainings_at_once_do_not_share_a_file()
    {
        GraphRegressionTrainer.Options second = Small.Graph(4);
        second.CheckpointPath = folder.File("training.chk");
        GraphRegressionTrainer.Options first = Small.Graph(3);
        first.CheckpointPath = second.CheckpointPath;
        first.Progress = new Nested(() => CutOff(second));
        string message = Assert.Throws<InvalidOperationException>(() => ml.Regression.Trainers.GraphRegression(first).Fit(ml.View(Rows))).Message;

        Assert.Contains($"'{second.CheckpointPath}' is of another training: Epochs is 3 there, 4 here", message, StringComparison.Ordinal);

        // And one that does not look before it writes.
        File.Delete(second.CheckpointPath);
        byte[] other = [];
        first.Progress = new Nested(() =>
        {
            File.Delete(second.CheckpointPath);
            CutOff(second);
            other = File.ReadAllBytes(second.CheckpointPath);
        });
        message = Assert.Throws<InvalidOperationException>(() => ml.Regression.Trainers.GraphRegression(first).Fit(ml.View(Rows))).Message;

        Assert.Equal($"Checkpoint '{second.CheckpointPath}' has become another training's while this one ran; give each training a path of its own.", message);
        Assert.Equal(other, File.ReadAllBytes(second.CheckpointPath));
    }

    private GraphRegressionTrainer.Options Begun(Sample[]? judges = null, Action<GraphRegressionTrainer.Options>? change = null)
    {
        GraphRegressionTrainer.Options options = Small.Graph(4);
        change?.Invoke(options);
        options.CheckpointPath = folder.File("training.chk");
        File.Delete(options.CheckpointPath);
        CutOff(options, judges);
        return options;
    }

    private void CutOff(GraphRegressionTrainer.Options options, Sample[]? judges = null)
    {
        using CancellationTokenSource stop = new();
        options.CancellationToken = stop.Token;
        options.Progress = new Nested(stop.Cancel);
        ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows), judges is null ? null : ml.View(judges));
        options.CancellationToken = default;
        options.Progress = null;
    }

    private void Refused(
        string difference,
        GraphRegressionTrainer.Options options,
        Sample[] rows,
        Sample[]? judges = null,
        GraphRegressionModelParameters? start = null,
        MLContext? context = null)
    {
        byte[] before = File.ReadAllBytes(options.CheckpointPath!);
        MLContext at = context ?? ml;
        string message = Assert.Throws<InvalidOperationException>(
            () => at.Regression.Trainers.GraphRegression(options).Fit(at.View(rows), judges is null ? null : at.View(judges), start)).Message;

        Assert.StartsWith($"Checkpoint '{options.CheckpointPath}' is of another training: ", message, StringComparison.Ordinal);
        Assert.Contains(difference, message, StringComparison.Ordinal);
        Assert.EndsWith(" Finish that one first, as it was begun, or delete the file.", message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(options.CheckpointPath!));
        Assert.Equal(["training.chk"], folder.Files());
    }

    private sealed class Nested(Action then) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => then();
    }

    /// <summary>A schedule that does not show what it is.</summary>
    private sealed record Hidden : Schedule
    {
        private readonly double factor;

        public Hidden(double factor) => this.factor = factor;

        public override double Factor(double epoch, double epochs) => factor;
    }
}
