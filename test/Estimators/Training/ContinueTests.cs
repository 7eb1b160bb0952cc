using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Training goes on from a model.</summary>
public sealed class ContinueTests
{
    private static readonly Sample[] Rows = Samples.Distances(60);
    private static readonly Sample[] Judges = Samples.Distances(20, seed: 2);

    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void It_begins_where_a_saved_model_ended()
    {
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 30);
        options.Optimizer = new AdamOptions { LearningRate = 1e-2 };
        List<TrainingProgress> first = Small.Watch(options);
        GraphRegressionTransformer model = ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows), ml.View(Judges));
        double ended = first.Min(epoch => epoch.ValidationLoss!.Value);
        GraphRegressionModelParameters saved = ((GraphRegressionTransformer)SavedModels.Load(SavedModels.Save(model))).Model;

        // Steps that change next to nothing show where it begins.
        options.Optimizer = new SgdOptions { LearningRate = 1e-9 };
        List<TrainingProgress> still = Small.Watch(options);
        ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows), ml.View(Judges), saved);
        Assert.Equal(ended, still[0].ValidationLoss!.Value, ended * 1e-4);

        // And small steps lead on from there.
        options.Optimizer = new AdamOptions { LearningRate = 5e-4 };
        List<TrainingProgress> second = Small.Watch(options);
        float[] before = ml.Scores(model, Judges);
        ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows), ml.View(Judges), saved);
        Assert.InRange(second[0].ValidationLoss!.Value, 0, 1.1 * ended);
        Assert.InRange(first[0].ValidationLoss!.Value, 2 * ended, double.PositiveInfinity);
        Assert.InRange(second[^1].ValidationLoss!.Value, 0, 0.95 * ended);

        // The model that it went on from is as it was.
        Assert.Equal(before, ml.Scores(model, Judges));
        Assert.Equal(before, Judges.Select(row => saved.Predict(row.Graph)));
    }

    [Fact]
    public void The_scale_of_labels_stays()
    {
        GraphRegressionModelParameters start = ml.Regression.Trainers.GraphRegression(Small.Graph()).Fit(ml.View(Rows)).Model;
        Sample[] moved = [.. Rows.Select(row => new Sample { Graph = row.Graph, Label = (10 * row.Label) + 100 })];
        TargetScale ScaleOf(GraphRegressionModelParameters model) => ((NumberScores)model.Predictor.Network.Description.Scores).Scales[0];

        Assert.Equal(ScaleOf(start), ScaleOf(ml.Regression.Trainers.GraphRegression(Small.Graph()).Fit(ml.View(moved), null, start).Model));
        Assert.NotEqual(ScaleOf(start), ScaleOf(ml.Regression.Trainers.GraphRegression(Small.Graph()).Fit(ml.View(moved)).Model));
    }

    [Fact]
    public void Another_network_is_refused()
    {
        GraphRegressionModelParameters start = ml.Regression.Trainers.GraphRegression(Small.Graph(1)).Fit(ml.View(Rows)).Model;
        GraphRegressionTrainer.Options wider = Small.Graph(1);
        wider.Network = new EgnnOptions { Layers = 2, Width = 9, UpdatePositions = false };
        string message = Assert.Throws<InvalidOperationException>(() => ml.Regression.Trainers.GraphRegression(wider).Fit(ml.View(Rows), null, start)).Message;
        Assert.StartsWith("The model whose training is to go on has the network EgnnOptions { ", message, StringComparison.Ordinal);
        Assert.Contains("Width = 8", message, StringComparison.Ordinal);
        Assert.Contains("expected that of the options, EgnnOptions { ", message, StringComparison.Ordinal);

        GraphRegressionTrainer.Options mean = Small.Graph(1);
        mean.Readout = Readout.Mean;
        Assert.Contains(
            "with GraphNumbers { Readout = Mean }",
            Assert.Throws<InvalidOperationException>(() => ml.Regression.Trainers.GraphRegression(mean).Fit(ml.View(Rows), null, start)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Graphs_that_have_something_else_are_refused()
    {
        GraphRegressionModelParameters start = ml.Regression.Trainers.GraphRegression(Small.Graph(1)).Fit(ml.View(Rows)).Model;
        Sample[] featured = [.. Rows.Select(row => new Sample { Graph = row.Graph.WithNodeFeatures(new float[row.Graph.NodeCount], 1), Label = row.Label })];

        Assert.Equal(
            "Row 0: the graph has 1 node features; expected 0, as in the first training graph.",
            Assert.Throws<InvalidOperationException>(() => ml.Regression.Trainers.GraphRegression(Small.Graph(1)).Fit(ml.View(featured), null, start)).Message);
    }

    [Fact]
    public void Labels_of_another_width_are_refused()
    {
        GraphRegressionTrainer Trainer(string label)
        {
            GraphRegressionTrainer.Options options = new() { Network = new GnnOptions { Layers = 1, Width = 4 }, LabelColumnName = label, Epochs = 1 };
            return ml.Regression.Trainers.GraphRegression(options);
        }

        IDataView rows = ml.Data.LoadFromEnumerable(TaskSamples.Graphs(20));
        Assert.Equal(
            "Column 'Numbers' has 2 numbers; expected 1, as in training.",
            Assert.Throws<InvalidOperationException>(() => Trainer("Numbers").Fit(rows, null, Trainer("Number").Fit(rows).Model)).Message);
    }

    [Fact]
    public void Other_classes_are_refused()
    {
        GraphClassificationTrainer trainer = ml.MulticlassClassification.Trainers.GraphClassification(
            new GraphClassificationTrainer.Options { Network = new GnnOptions { Layers = 1, Width = 4 }, Epochs = 1 });
        TaskSample[] rows = TaskSamples.Graphs(40);
        GraphClassificationModelParameters start = trainer.Fit(TaskRow.View(ml, rows)).Model;
        IDataView fewer = TaskRow.View(ml, rows.Where(row => row.Kind != "middle"));

        Assert.Equal(
            "Column 'Label' has keys of 2 classes other than the 3 of training; expected the same keys.",
            Assert.Throws<InvalidOperationException>(() => trainer.Fit(fewer, null, start)).Message);
        Assert.Equal(start.ParameterCount, trainer.Fit(TaskRow.View(ml, rows), null, start).Model.ParameterCount);
    }
}
