using Equivariant.ML.Networks;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Networks that pool nodes, in the tasks of graphs.</summary>
public sealed class PoolingTaskTests
{
    private static readonly ComposedOptions Network = Pooling(0.1);

    private readonly MLContext ml = new(seed: 1);

    public static TheoryData<string> Tasks => ["GraphRegression", "GraphBinaryClassification", "GraphClassification"];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_saved_model_answers_with_the_same_bits_with_any_number_of_threads(string name)
    {
        TaskRow task = TaskRow.Named(name);
        IDataView rows = TaskRow.View(ml, task.Rows(1, 1));
        ITransformer model = task.Trainer(ml, 2, 1, Network).Fit(rows);
        string[] answers = task.Answers(model.Transform(rows));

        Assert.Equal(answers, task.Answers(SavedModels.Load(SavedModels.Save(model)).Transform(rows)));
        Assert.Equal(answers, task.Answers(task.Trainer(ml, 2, 2, Network).Fit(rows).Transform(rows)));
    }

    // Clusters hold sums over nodes, as these tasks ask for; the kinds of graphs go by a mean.
    [Theory]
    [InlineData("GraphRegression")]
    [InlineData("GraphBinaryClassification")]
    public void A_task_is_learnt(string name)
    {
        TaskRow task = TaskRow.Named(name);
        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(TaskRow.View(ml, task.Rows(1, 6)), testFraction: 0.2, seed: 2);

        Assert.InRange(task.Error(ml, task.Trainer(ml, 60, 0, Network).Fit(split.TrainSet).Transform(split.TestSet)), 0, 0.5);
    }

    [Fact]
    public void What_layers_add_to_the_loss_is_trained_on_and_not_told_of()
    {
        Sample[] rows = Samples.Distances(20);
        (float[] Scores, double Loss)[] trainings = [.. new[] { 0.0, 1 }.Select(weight =>
        {
            GraphRegressionTrainer.Options options = Small.Graph(1);
            options.Network = Pooling(weight);
            options.BatchSize = rows.Length;
            List<TrainingProgress> told = Small.Watch(options);
            return (ml.Scores(ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(rows)), rows), told[0].TrainingLoss);
        })];

        Assert.NotEqual(trainings[0].Scores, trainings[1].Scores);
        Assert.Equal(trainings[0].Loss, trainings[1].Loss);
    }

    [Fact]
    public void Tasks_of_nodes_are_refused()
    {
        foreach (string name in new[] { "NodeClassification", "EdgeRegression", "LinkPrediction", "NodeVectorRegression" })
        {
            Assert.StartsWith(
                "ComposedOptions pools nodes, and so predicts for graphs alone;",
                Assert.Throws<ArgumentException>(() => TaskRow.Named(name).Trainer(ml, 1, 1, Network)).Message,
                StringComparison.Ordinal);
        }
    }

    private static ComposedOptions Pooling(double weight) => new()
    {
        Layers =
        [
            new SageLayerOptions { Width = 12, Aggregation = Aggregation.Sum }, new DiffPoolLayerOptions { Width = 12, Clusters = 3, LinkWeight = weight, EntropyWeight = weight },
            new GcnLayerOptions { Width = 12 },
        ],
        Activation = Activation.Silu,
    };
}
