using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Weights of rows and classes, labels that are missing, and labels that cannot be learnt.</summary>
public sealed class LabelTests
{
    private static readonly GnnOptions Network = new() { Layers = 1, Width = 8, Messages = Aggregation.Sum };
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void A_row_of_weight_zero_might_as_well_not_be_there()
    {
        TaskSample[] rows = TaskSamples.Graphs(30);
        foreach (TaskSample row in rows)
        {
            row.Weight = row.Id < 10 ? 0 : 1;
            row.Number = row.Id < 10 ? 1e6f : row.Number;
        }

        Assert.Equal(Scores(rows, "Weight"), Scores(rows[10..], null, over: rows));
    }

    [Fact]
    public void Weights_say_which_of_two_labels_is_believed()
    {
        // The same graph with two labels: the prediction is their weighted mean.
        Graph graph = TaskSamples.Graphs(1)[0].Graph;
        TaskSample[] rows = [.. Enumerable.Range(0, 20).Select(i => new TaskSample { Graph = graph, Number = i % 2, Weight = i % 2 == 0 ? 1 : 3 })];
        Assert.Equal(0.75f, Scores(rows, "Weight", epochs: 200)[0], 0.02f);
        Assert.Equal(0.5f, Scores(rows, null, epochs: 200)[0], 0.02f);
    }

    [Fact]
    public void A_weight_is_a_finite_number_of_zero_or_more()
    {
        foreach (float weight in new[] { -1, float.NaN, float.PositiveInfinity })
        {
            TaskSample[] rows = TaskSamples.Graphs(3);
            rows[1].Weight = weight;
            Assert.StartsWith("Row 1: weight column 'Weight' is", Assert.Throws<InvalidOperationException>(() => Scores(rows, "Weight")).Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Scores(TaskSamples.Graphs(3), "Kind"));
        Assert.Throws<ArgumentException>(() => Scores(TaskSamples.Graphs(3), ""));
    }

    [Fact]
    public void Quantities_that_are_missing_are_not_learnt_and_the_others_are()
    {
        TaskSample[] rows = TaskSamples.Graphs(40);
        TaskSample[] holes = [.. TaskSamples.Graphs(40).Select(row => new TaskSample
        {
            Graph = row.Graph, Numbers = [row.Id % 2 == 0 ? float.NaN : row.Numbers[0], row.Id % 3 == 0 ? float.NaN : row.Numbers[1]],
        })];
        GraphRegressionTrainer.Options options = new()
        {
            LabelColumnName = "Numbers", Network = Network, Epochs = 150, Seed = 1, AllowMissingLabels = true, BatchSize = 10, Optimizer = new AdamOptions { LearningRate = 1e-2 },
        };
        ITransformer model = ml.Regression.Trainers.GraphRegression(options).Fit(ml.Data.LoadFromEnumerable(holes));
        IDataView scored = model.Transform(ml.Data.LoadFromEnumerable(rows));

        Assert.InRange(ml.Regression.EvaluateVectors(scored, "Numbers").MeanAbsoluteError, 0, 2);
        options.AllowMissingLabels = false;
        Assert.StartsWith(
            "Row 0: number 0 of column 'Numbers' is NaN; expected a finite number.",
            Assert.Throws<InvalidOperationException>(() => ml.Regression.Trainers.GraphRegression(options).Fit(ml.Data.LoadFromEnumerable(holes))).Message,
            StringComparison.Ordinal);

        // A quantity that no row knows cannot be learnt.
        options.AllowMissingLabels = true;
        foreach (TaskSample row in holes)
        {
            row.Numbers = [1, float.NaN];
        }

        Assert.StartsWith(
            "Number 1 of column 'Numbers' is NaN in every one of",
            Assert.Throws<InvalidOperationException>(() => ml.Regression.Trainers.GraphRegression(options).Fit(ml.Data.LoadFromEnumerable(holes))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_all_of_whose_labels_are_missing_is_left_out()
    {
        TaskSample[] rows = TaskSamples.Graphs(20);
        TaskSample[] more = [.. rows, new TaskSample { Graph = rows[0].Graph, Numbers = [float.NaN, float.NaN] }];
        GraphRegressionTrainer.Options options = new() { LabelColumnName = "Numbers", Network = Network, Epochs = 2, Seed = 1, AllowMissingLabels = true, ValidationFraction = 0 };
        float[][] Predictions(TaskSample[] from) =>
            [.. ml.Regression.Trainers.GraphRegression(options).Fit(ml.Data.LoadFromEnumerable(from)).Transform(ml.Data.LoadFromEnumerable(rows))
                .Read<VBuffer<float>>(null, "Score").Select(numbers => numbers.DenseValues().ToArray())];
        Assert.Equal(Predictions(rows), Predictions(more));
    }

    [Fact]
    public void Missing_classes_are_errors_unless_they_are_allowed()
    {
        TaskSample[] rows = TaskSamples.Nodes(10);
        IDataView learnt = ml.Data.LoadFromEnumerable(rows);
        ITransformer keys = ml.Transforms.Conversion.MapValueToKey("Label", "Kind").Fit(learnt);
        foreach (TaskSample row in rows.Take(5))
        {
            row.Kind = "unheard of";
        }

        IDataView missing = keys.Transform(ml.Data.LoadFromEnumerable(rows));
        NodeClassificationTrainer.Options options = new() { Network = Network, Epochs = 1 };
        Assert.StartsWith(
            "Row 0: column 'Label' is a missing key (0); expected a class.",
            Assert.Throws<InvalidOperationException>(() => ml.MulticlassClassification.Trainers.NodeClassification(options).Fit(missing)).Message,
            StringComparison.Ordinal);
        options.AllowMissingLabels = true;
        Assert.Equal(rows.Length, ml.MulticlassClassification.Trainers.NodeClassification(options).Fit(missing).Transform(missing).Read<uint>(null, "PredictedLabel").Count(key => key is >= 1 and <= 3));
    }

    [Fact]
    public void Classes_that_training_does_not_know_are_named()
    {
        TaskSample[] rows = TaskSamples.Nodes(10);
        IDataView all = TaskRow.View(ml, rows);
        IDataView some = ml.Transforms.Conversion.MapValueToKey("Label", "Kind").Fit(all).Transform(ml.Data.LoadFromEnumerable(rows.Where(row => row.Kind != "middle")));
        NodeClassificationTrainer trainer = ml.MulticlassClassification.Trainers.NodeClassification(network: Network, epochs: 1);

        string message = Assert.Throws<InvalidOperationException>(() => trainer.Fit(some, all)).Message;
        Assert.Contains("class 'middle' is in validation rows and in no training row", message, StringComparison.Ordinal);

        // Keys that were made from other values are other classes.
        IDataView others = ml.Transforms.Conversion.MapValueToKey("Label", "Id").Fit(all).Transform(all);
        Assert.Contains("other than the 3 of training", Assert.Throws<InvalidOperationException>(() => trainer.Fit(all, others)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_alone_cannot_be_learnt()
    {
        TaskSample[] rows = TaskSamples.Graphs(10);
        foreach (TaskSample row in rows)
        {
            row.Yes = true;
            row.Kind = "one";
        }

        Assert.Contains("is true in every one of", Assert.Throws<InvalidOperationException>(() => ml.BinaryClassification.Trainers.GraphBinaryClassification(
            "Yes", network: Network, epochs: 1).Fit(ml.Data.LoadFromEnumerable(rows))).Message, StringComparison.Ordinal);
        Assert.Contains("keys of 1 classes", Assert.Throws<InvalidOperationException>(() => ml.MulticlassClassification.Trainers.GraphClassification(
            network: Network, epochs: 1).Fit(TaskRow.View(ml, rows))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_count_as_they_are_told_to()
    {
        // Graphs that say nothing, one of four true: what is predicted is the classes' weights.
        Graph graph = TaskSamples.Graphs(1)[0].Graph;
        IDataView rows = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 80).Select(i => new TaskSample { Graph = graph, Yes = i % 4 == 0 }).ToArray());
        float Logit(Action<GraphBinaryClassificationTrainer.Options> set, out float probability)
        {
            var options = new GraphBinaryClassificationTrainer.Options
            {
                LabelColumnName = "Yes", Network = Network, Epochs = 150, Seed = 1, ValidationFraction = 0, BatchSize = 80,
                Optimizer = new AdamOptions { LearningRate = 2e-2 },
            };
            set(options);
            BinaryPrediction prediction = ml.BinaryClassification.Trainers.GraphBinaryClassification(options).Fit(rows).Model.Predict(graph);
            probability = prediction.Probability;
            return prediction.Score;
        }

        Assert.Equal(MathF.Log(1f / 3), Logit(_ => { }, out float plain), 0.05f);
        Assert.Equal(0, Logit(options => options.BalanceClasses = true, out float balanced), 0.05f);
        Assert.Equal(MathF.Log(9f / 3), Logit(options => options.ClassWeights = [1, 9], out float weighted), 0.1f);
        Assert.Equal(MathF.Log(2), Logit(options => (options.BalanceClasses, options.ClassWeights) = (true, [1, 2]), out _), 0.1f);

        // A probability is one all the same: weights move the score and the label, and calibration takes them back.
        Assert.All([plain, balanced, weighted], probability => Assert.Equal(0.25f, probability, 0.03f));
    }

    [Fact]
    public void Weights_of_classes_are_checked()
    {
        IDataView rows = TaskRow.View(ml, TaskSamples.Graphs(10));
        string Message(params float[] weights) => Assert.ThrowsAny<Exception>(() => ml.MulticlassClassification.Trainers.GraphClassification(
            new GraphClassificationTrainer.Options { Network = Network, Epochs = 1, ClassWeights = weights }).Fit(rows)).Message;

        Assert.Contains("ClassWeights[1] is -1", Message(1, -1, 1), StringComparison.Ordinal);
        Assert.Contains("ClassWeights[0] is NaN", Message(float.NaN, 1, 1), StringComparison.Ordinal);
        Assert.Contains("all 0", Message(0, 0, 0), StringComparison.Ordinal);
        Assert.Contains("ClassWeights has 2 weights; expected 3", Message(1, 1), StringComparison.Ordinal);
    }

    private float[] Scores(TaskSample[] rows, string? weight, TaskSample[]? over = null, int epochs = 3)
    {
        var options = new GraphRegressionTrainer.Options
        {
            LabelColumnName = "Number", ExampleWeightColumnName = weight, Network = Network, Epochs = epochs, Seed = 1, ValidationFraction = 0, BatchSize = 64,
        };
        return [.. ml.Regression.Trainers.GraphRegression(options).Fit(ml.Data.LoadFromEnumerable(rows))
            .Transform(ml.Data.LoadFromEnumerable(over ?? rows)).Read<float>(null, "Score")];
    }
}
