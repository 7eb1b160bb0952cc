using Equivariant.ML.AutoML;
using Equivariant.ML.Estimators;
using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.Data;

namespace Equivariant.ML.RealPackage.Tests;

/// <summary>Each kind of metric, data and pipeline.</summary>
public sealed class TaskTests
{
    [Fact]
    public async Task A_sweep_may_cross_validate()
    {
        var ml = new MLContext(1);
        var trials = new Trials();
        GraphTrialResult best = await Experiments.Create(ml, trials: 2)
            .SetDataset(Cluster.Load(ml), fold: 3)
            .SetGraphTrialRunner(Experiments.Energy(ml, Experiments.Fixed())).SetCostFrugalTuner().SetMonitor(trials).Best();

        // All trials are the same, and each is the mean over the folds that ML.NET draws in a context of that seed.
        var other = new MLContext(1);
        var options = new GraphRegressionTrainer.Options { LabelColumnName = "Energy" };
        double[] folds = [.. other.Data.CrossValidationSplit(Cluster.Load(ml), 3).Select(split => other.Regression.Evaluate(
            other.Regression.Trainers.GraphRegression(((GraphRegressionSweepOptions)best.Options!).ToOptions(options)).Fit(split.TrainSet).Transform(split.TestSet),
            "Energy").RootMeanSquaredError)];
        Assert.Equal(2, trials.Completed.Count);
        Assert.All(trials.Completed, trial => Assert.Equal(folds.Average(), trial.Metric, 1e-9));
        Assert.NotNull(best.Model);
    }

    [Fact]
    public async Task Classes_are_swept_between_keys_and_names()
    {
        var ml = new MLContext(1);
        SweepablePipeline pipeline = ml.Transforms.Conversion.MapValueToKey("Label", "Kind")
            .Append(ml.Auto().GraphClassification(searchSpace: Experiments.Small<GraphClassificationSweepOptions>()))
            .Append(ml.Transforms.Conversion.MapKeyToValue("Name", "PredictedLabel"));
        GraphTrialResult best = await ml.Auto().CreateExperiment()
            .SetDataset(ml.Data.TrainTestSplit(Cluster.Load(ml), 0.25))
            .SetMulticlassClassificationMetric(MulticlassClassificationMetric.LogLossReduction, "Label")
            .SetGraphTrialRunner(pipeline).SetMaxModelToExplore(3).SetTrainingTimeInSeconds(Experiments.Seconds).Best();

        // More of a reduction is better, whatever AutoML thinks.
        Assert.Equal(-best.Metric, best.Loss);
        string[] kinds = ["tight", "medium", "loose"];
        Assert.All(best.Model.Transform(Cluster.Load(ml)).GetColumn<string>("Name"), name => Assert.Contains(name, kinds));
    }

    [Fact]
    public async Task Two_classes_are_swept_by_what_is_to_be_large()
    {
        var ml = new MLContext(1);
        var trials = new Trials();
        GraphTrialResult best = await ml.Auto().CreateExperiment()
            .SetDataset(ml.Data.TrainTestSplit(Cluster.Load(ml, 120), 0.25))
            .SetBinaryClassificationMetric(BinaryClassificationMetric.AreaUnderRocCurve, "Tight")
            .SetGraphTrialRunner(ml.Auto().GraphBinaryClassification(
                new GraphBinaryClassificationTrainer.Options { LabelColumnName = "Tight" }, Experiments.Small<GraphBinaryClassificationSweepOptions>()))
            .SetMonitor(trials).SetMaxModelToExplore(3).SetTrainingTimeInSeconds(Experiments.Seconds).Best();

        Assert.Equal(trials.Completed.Max(trial => trial.Metric), best.Metric);
        Assert.All(trials.Completed, trial => Assert.Equal(-trial.Metric, trial.Loss));
        Assert.NotNull(best.Model.Transform(Cluster.Load(ml)).Schema.GetColumnOrNull("Probability"));
    }

    [Theory]
    [InlineData(VectorRegressionMetric.MeanSquaredError)]
    [InlineData(VectorRegressionMetric.RootMeanSquaredError)]
    [InlineData(VectorRegressionMetric.MeanAbsoluteError)]
    public async Task Vectors_are_swept_by_a_metric_of_ours(VectorRegressionMetric metric)
    {
        var ml = new MLContext(1);
        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(Cluster.Load(ml), 0.25);
        GraphTrialResult best = await ml.Auto().CreateExperiment()
            .SetDataset(split)
            .SetGraphTrialRunner(
                ml.Auto().NodeVectorRegression(
                    new NodeVectorRegressionTrainer.Options { LabelColumnName = "Later" }, Experiments.Small<NodeVectorRegressionSweepOptions>()),
                new GraphTrialRunnerOptions { Metric = new VectorRegressionMetricManager(metric, "Later") })
            .SetMaxModelToExplore(3).SetTrainingTimeInSeconds(Experiments.Seconds).Best();

        VectorRegressionMetrics metrics = ml.Regression.EvaluateVectors(best.Model.Transform(split.TestSet), "Later");
        Assert.Equal(metrics.GetType().GetProperty(metric.ToString())!.GetValue(metrics), best.Metric);
    }

    [Fact]
    public async Task A_pipeline_joins_neighbours_before_and_names_the_score_after()
    {
        var ml = new MLContext(1);
        SweepablePipeline pipeline = ml.Transforms.RadiusGraph("Graph", 1.5)
            .Append(Experiments.Energy(ml))
            .Append(ml.Transforms.CopyColumns("Predicted", "Score"));
        GraphTrialResult best = await Experiments.Create(ml, trials: 3).SetGraphTrialRunner(pipeline).Best();

        IDataView scored = best.Model.Transform(Cluster.Load(ml));
        Assert.Equal(scored.GetColumn<float>("Score"), scored.GetColumn<float>("Predicted"));
        Assert.IsType<GraphRegressionSweepOptions>(best.Options);
    }

    /// <summary>AutoML's own runner works with our trainers too, as long as nothing fails.</summary>
    [Fact]
    public void AutoML_s_own_runner_takes_the_same_pipeline()
    {
        var ml = new MLContext(1);
        SweepablePipeline pipeline = ml.Transforms.RadiusGraph("Graph", 1.5).Append(Experiments.Energy(ml));
        TrialResult best = Experiments.Create(ml, trials: 2).SetPipeline(pipeline).Run();

        IDataView judged = ml.Data.TrainTestSplit(Cluster.Load(ml), 0.25).TestSet;
        Assert.Equal(best.Metric, ml.Regression.Evaluate(best.Model.Transform(judged), "Energy").RootMeanSquaredError);
    }
}
