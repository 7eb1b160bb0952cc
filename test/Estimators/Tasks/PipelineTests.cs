using Equivariant.ML.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Tasks in ML.NET's own hands: splits, caches, filters, cross-validation, keys and their values.</summary>
public sealed class PipelineTests
{
    private const int Epochs = 20;
    private readonly MLContext ml = new(seed: 1);

    public static TheoryData<string> Tasks => TaskLaws.Tasks;

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Rows_that_were_cached_shuffled_and_filtered_are_learnt_from(string name)
    {
        TaskRow task = TaskRow.Named(name);
        IDataView rows = TaskRow.View(ml, task.Rows(1, 1));
        IDataView changed = ml.Data.FilterRowsByColumn(ml.Data.ShuffleRows(ml.Data.Cache(rows), seed: 3), "Rank", lowerBound: 2);
        int kept = rows.Read<int>(null, "Id").Count(id => id >= 2);
        IDataView scored = task.Trainer(ml, 2, 1).Fit(changed).Transform(changed);

        Assert.Equal(kept, scored.Read<int>(null, "Id").Count());
        Assert.Equal(task.Answers(scored), task.Answers(ml.Data.Cache(scored)));
    }

    [Fact]
    public void Regression_is_cross_validated()
    {
        foreach (string name in new[] { "GraphRegression", "NodeRegression", "EdgeRegression" })
        {
            TaskRow task = TaskRow.Named(name);
            IReadOnlyList<TrainCatalogBase.CrossValidationResult<RegressionMetrics>> folds =
                ml.Regression.CrossValidate(TaskRow.View(ml, task.Rows(1, 3)), task.Trainer(ml, Epochs, 1), numberOfFolds: 3, labelColumnName: "Number");
            Assert.Equal(3, folds.Count);
            Assert.InRange(folds.Average(fold => fold.Metrics.RSquared), 0.3, 1);
        }
    }

    [Fact]
    public void Binary_classification_is_cross_validated()
    {
        foreach (string name in new[] { "GraphBinaryClassification", "LinkPrediction" })
        {
            TaskRow task = TaskRow.Named(name);
            IReadOnlyList<TrainCatalogBase.CrossValidationResult<CalibratedBinaryClassificationMetrics>> folds =
                ml.BinaryClassification.CrossValidate(TaskRow.View(ml, task.Rows(1, 3)), task.Trainer(ml, Epochs, 1), numberOfFolds: 3, labelColumnName: "Yes");
            Assert.Equal(3, folds.Count);
            Assert.InRange(folds.Average(fold => fold.Metrics.AreaUnderRocCurve), 0.7, 1);
        }
    }

    [Fact]
    public void Multiclass_classification_is_cross_validated()
    {
        foreach (string name in new[] { "GraphClassification", "NodeClassification", "EdgeClassification: directed" })
        {
            TaskRow task = TaskRow.Named(name);
            IReadOnlyList<TrainCatalogBase.CrossValidationResult<MulticlassClassificationMetrics>> folds =
                ml.MulticlassClassification.CrossValidate(TaskRow.View(ml, task.Rows(1, 3)), task.Trainer(ml, Epochs, 1), numberOfFolds: 3);
            Assert.Equal(3, folds.Count);
            Assert.InRange(folds.Average(fold => fold.Metrics.LogLossReduction), 0.2, 1);
        }
    }

    [Fact]
    public void Vectors_are_cross_validated()
    {
        TaskRow task = TaskRow.Named("NodeVectorRegression");
        IDataView rows = TaskRow.View(ml, task.Rows(1, 3));
        IReadOnlyList<VectorCrossValidationResult> folds =
            ml.Regression.CrossValidateVectors(rows, task.Trainer(ml, Epochs, 1), numberOfFolds: 3, labelColumnName: "Vectors", seed: 4);

        Assert.Equal([0, 1, 2], folds.Select(fold => fold.Fold));
        Assert.All(folds, fold => Assert.InRange(fold.Metrics.MeanSquaredError, 0, 0.3));

        // Every number is held out once, and judged by a model that did not see it.
        Assert.Equal(rows.Read<VBuffer<float>>(null, "Vectors").Sum(numbers => numbers.Length), folds.Sum(fold => fold.Metrics.Count));
        Assert.All(folds, fold => Assert.Equal(ml.Regression.EvaluateVectors(fold.Model.Transform(fold.ScoredHoldOutSet), "Vectors"), fold.Metrics));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.CrossValidateVectors(rows, task.Trainer(ml, 1, 1), numberOfFolds: 1, labelColumnName: "Vectors"));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.CrossValidateVectors(rows, task.Trainer(ml, 1, 1), labelColumnName: "Kind"));
    }

    [Theory]
    [InlineData("GraphClassification")]
    [InlineData("NodeClassification")]
    [InlineData("EdgeClassification: directed")]
    public void Predicted_keys_have_the_labels_values(string name)
    {
        TaskRow task = TaskRow.Named(name);
        IDataView rows = ml.Data.LoadFromEnumerable(task.Rows(1, 1));
        ITransformer model = ml.Transforms.Conversion.MapValueToKey("Label", "Kind")
            .Append(task.Trainer(ml, Epochs, 1))
            .Append(ml.Transforms.Conversion.MapKeyToValue("Predicted", "PredictedLabel"))
            .Fit(rows);
        using var file = new MemoryStream();
        ml.Model.Save(model, rows.Schema, file);
        file.Position = 0;
        IDataView scored = new MLContext().Model.Load(file, out _).Transform(rows);
        string[] predicted = [.. scored.Read<ReadOnlyMemory<char>>(null, "Predicted").Select(text => text.ToString())];
        string[] truth = [.. rows.Read<ReadOnlyMemory<char>>(null, "Kind").Select(text => text.ToString())];

        Assert.InRange(predicted.Zip(truth).Count(pair => pair.First == pair.Second) / (double)truth.Length, 0.6, 1);
        VBuffer<ReadOnlyMemory<char>> slots = default;
        scored.Schema["Score"].Annotations.GetValue("SlotNames", ref slots);
        Assert.Equal(["high", "low", "middle"], slots.DenseValues().Select(slot => slot.ToString()).Order());
        Assert.All(scored.Read<VBuffer<float>>(null, "Score"), scores => Assert.Equal(1, scores.DenseValues().Sum(), 1e-5f));
    }

    [Fact]
    public void Keys_of_numbers_come_back_as_numbers()
    {
        IDataView rows = ml.Data.LoadFromEnumerable(TaskSamples.Nodes(10).Select(row => new Numbered { Graph = row.Graph, Node = (uint)row.Node, Kind = row.Number < 0 ? -7 : 7 }));
        ITransformer model = ml.Transforms.Conversion.MapValueToKey("Label", "Kind")
            .Append(ml.MulticlassClassification.Trainers.NodeClassification(network: new GnnOptions { Layers = 1, Width = 8 }, epochs: 3))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"))
            .Fit(rows);
        Assert.All(model.Transform(rows).Read<int>(null, "PredictedLabel"), value => Assert.True(value is -7 or 7));
    }

    [Fact]
    public void Whole_graphs_may_be_kept_in_one_part()
    {
        TaskSample[] samples = TaskSamples.Nodes(20);
        var names = new Dictionary<Data.Graph, int>();
        IDataView rows = ml.Data.LoadFromEnumerable(samples.Select(row =>
        {
            names.TryAdd(row.Graph, names.Count);
            return new TaskSample { Graph = row.Graph, Node = row.Node, Number = row.Number, Id = names[row.Graph] };
        }).ToArray());
        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(rows, 0.3, samplingKeyColumnName: "Id");
        ITransformer model = TaskRow.Named("NodeRegression").Trainer(ml, 1, 1).Fit(split.TrainSet);

        Assert.Empty(split.TrainSet.Read<int>(null, "Id").Intersect(split.TestSet.Read<int>(null, "Id")));
        Assert.NotEmpty(model.Transform(split.TestSet).Read<float>(null, "Score"));
    }

    private sealed class Numbered
    {
        [Data.GraphColumn]
        public Data.Graph Graph { get; set; } = null!;

        public uint Node { get; set; }

        public int Kind { get; set; }
    }
}
