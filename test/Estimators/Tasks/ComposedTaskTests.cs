using Equivariant.ML.Networks;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>A composed network with a layer of one's own, in every task.</summary>
public sealed class ComposedTaskTests
{
    private static readonly ComposedOptions Network = new()
    {
        Layers = [new LinearLayerOptions { Width = 12 }, new LargestNeighborsOptions { Width = 12 }, new GnnLayerOptions { Form = new() { Width = 12, Messages = Aggregation.Sum } }],
        Activation = Activation.Silu,
        Norm = Norm.Layer,
        Residual = true,
        Dropout = 0.1,
        InputDropout = 0,
        JumpingKnowledge = JumpingKnowledge.Concat,
    };

    private readonly MLContext ml = new(seed: 1);

    public ComposedTaskTests() => LayerRegistry.Register<LargestNeighborsOptions>("largestNeighbors");

    public static TheoryData<string> Tasks => TaskLaws.Tasks;

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_task_is_learnt(string name)
    {
        TaskRow task = TaskRow.Named(name);
        IDataView rows = TaskRow.View(ml, task.Rows(1, 6));
        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(rows, testFraction: 0.2, seed: 2);
        ITransformer model = task.Trainer(ml, 60, 0, Network).Fit(split.TrainSet);

        Assert.InRange(task.Error(ml, model.Transform(split.TestSet)), 0, 0.5);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_saved_model_answers_with_the_same_bits(string name)
    {
        TaskRow task = TaskRow.Named(name);
        IDataView rows = TaskRow.View(ml, task.Rows(1, 1));
        ITransformer model = task.Trainer(ml, 2, 0, Network).Fit(rows);
        ITransformer loaded = SavedModels.Load(SavedModels.Save(model));

        Assert.Equal(task.Answers(model.Transform(rows)), task.Answers(loaded.Transform(rows)));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Threads_do_not_change_a_bit(string name)
    {
        TaskRow task = TaskRow.Named(name);
        IDataView rows = TaskRow.View(ml, task.Rows(1, 1));
        Assert.Equal(
            task.Answers(task.Trainer(ml, 2, 1, Network).Fit(rows).Transform(rows)),
            task.Answers(task.Trainer(ml, 2, 2, Network).Fit(rows).Transform(rows)));
    }

    [Fact]
    public void A_network_without_a_head_must_be_as_wide_as_there_are_classes()
    {
        TaskRow task = TaskRow.Named("NodeClassification");
        IDataView rows = TaskRow.View(ml, task.Rows(1, 1));
        ComposedOptions wide = Network with { JumpingKnowledge = JumpingKnowledge.None, HeadLayers = 0 };
        ITransformer model = task.Trainer(ml, 2, 1, wide with { Layers = [.. wide.Layers, new GcnLayerOptions { Width = 3 }] }).Fit(rows);

        Assert.NotEmpty(task.Answers(model.Transform(rows)));
        Assert.StartsWith(
            "ComposedOptions.HeadLayers is 0, so the features after the last layer are the prediction, and they are 12 wide; expected 3, as many as there are numbers to predict.",
            Assert.Throws<ArgumentException>(() => task.Trainer(ml, 2, 1, wide).Fit(rows)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_prints_the_layers()
    {
        TaskRow task = TaskRow.Named("GraphClassification");
        var model = (GraphClassificationTransformer)task.Trainer(ml, 1, 1, Network).Fit(TaskRow.View(ml, task.Rows(1, 1)));
        string text = model.Model.Summary().ToString();

        Assert.Contains("LargestNeighborsOptions { Width = 12 }", text, StringComparison.Ordinal);
        Assert.Contains("network/layer1", text, StringComparison.Ordinal);
    }
}
