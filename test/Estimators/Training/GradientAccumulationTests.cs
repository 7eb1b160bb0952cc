using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Steps whose gradient is added up of parts, because they were asked for or because there is no memory for the whole.</summary>
public sealed class GradientAccumulationTests
{
    private static readonly Sample[] Rows = Samples.Distances(50);

    private readonly MLContext ml = new(seed: 1);

    public GradientAccumulationTests() => LayerRegistry.Register<ScarceOptions>("scarce");

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(50)]
    public void Parts_train_as_the_whole_does(int parts)
    {
        float[] whole = Scores(Options()), split = Scores(Options(), parts);
        float scale = whole.Max(Math.Abs);

        Assert.NotEqual(whole, split);
        Assert.All(whole.Zip(split), pair => Assert.Equal(pair.First, pair.Second, 1e-3f * scale));
    }

    [Fact]
    public void A_step_that_there_is_no_memory_for_is_split()
    {
        // A step has 10 graphs of at most 6 nodes: halves fit.
        GraphRegressionTrainer.Options scarce = Options(room: 30);
        scarce.SplitBatches = true;
        List<TrainingProgress> reports = Small.Watch(scarce);
        float[] split = Scores(scarce);
        GraphRegressionTrainer.Options halves = Options(room: 30);
        List<TrainingProgress> expected = Small.Watch(halves);

        Assert.Equal(Scores(halves, parts: 2), split);
        Assert.Equal(expected.Select(report => report.TrainingLoss), reports.Select(report => report.TrainingLoss));
    }

    [Fact]
    public void Validation_rows_that_there_is_no_memory_for_are_split_too()
    {
        GraphRegressionTrainer.Options options = Options(room: 30, whenJudging: true);
        options.ValidationFraction = 0.5;
        options.SplitBatches = true;
        List<TrainingProgress> reports = Small.Watch(options);
        // The model itself is not scarce of memory: what it is asked after the last epoch is more than there was room for.
        options.Progress = new Then(options.Progress!, () => Scarce.Lifted = reports.Count == options.Epochs);
        Scores(options);
        Scarce.Lifted = false;
        Assert.All(reports, report => Assert.NotNull(report.ValidationLoss));

        options = Options(room: 30, whenJudging: true);
        options.ValidationFraction = 0.5;
        Assert.Contains("A batch needs more memory than the device has", Assert.Throws<InvalidOperationException>(() => Scores(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_split_is_an_error_with_a_way_out()
    {
        string message = Assert.Throws<InvalidOperationException>(() => Scores(Options(room: 30))).Message;
        Assert.Equal("A batch needs more memory than the device has. Set a smaller BatchSize (it is 10), a larger GradientAccumulation (it is 1), or SplitBatches.", message);

        GraphRegressionTrainer.Options one = Options(room: 3);
        one.SplitBatches = true;
        message = Assert.Throws<InvalidOperationException>(() => Scores(one)).Message;
        Assert.Equal("A batch needs more memory than the device has. It was of one graph already: a smaller network or graph is needed.", message);
    }

    [Fact]
    public void There_is_at_least_one_part() => Assert.Contains(
        "GradientAccumulation is 0", Assert.Throws<ArgumentOutOfRangeException>(() => Scores(Options(), parts: 0)).Message, StringComparison.Ordinal);

    private static GraphRegressionTrainer.Options Options(int room = int.MaxValue, bool whenJudging = false)
    {
        GraphRegressionTrainer.Options options = Small.Graph();
        options.ValidationFraction = 0;
        options.Network = new ComposedOptions { Layers = [new ScarceOptions { Room = room, WhenJudging = whenJudging }, new GnnLayerOptions { Form = new() { Width = 8, Messages = Aggregation.Sum } }], InputDropout = 0 };
        return options;
    }

    private float[] Scores(GraphRegressionTrainer.Options options, int parts = 1)
    {
        options.GradientAccumulation = parts;
        return ml.Scores(ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows)), Rows);
    }

    /// <summary>A device that ends at so many nodes a batch, while it learns or while it judges.</summary>
    private sealed record ScarceOptions : LayerOptions
    {
        public int Room { get; init; }

        public bool WhenJudging { get; init; }

        public override InputWidths Outputs(InputWidths inputs) => inputs;

        public override Layer Create(ParameterScope parameters, InputWidths inputs) => new Scarce(Room, WhenJudging);

        public override void Validate() => CheckRange(Room, int.MaxValue, nameof(Room));
    }

    private sealed class Scarce(int room, bool whenJudging) : Layer
    {
        public static bool Lifted { get; set; }

        public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

        public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context) =>
            !Lifted && context.Scope.Recording != whenJudging && graph.NodeCount > room ? throw new InsufficientMemoryException() : (graph, state);
    }

    private sealed class Then(IProgress<TrainingProgress> first, Action then) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            first.Report(value);
            then();
        }
    }
}
