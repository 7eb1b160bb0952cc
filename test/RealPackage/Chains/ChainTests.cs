using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;

namespace Equivariant.ML.RealPackage.Tests;

/// <summary>Our transformers among ML.NET's own trainers, saved as one model and loaded in another context.</summary>
public sealed class ChainTests
{
    [Fact]
    public void A_graph_s_score_is_a_feature_of_boosted_trees()
    {
        var ml = new MLContext(1);
        IDataView data = Cluster.Load(ml, 120);
        IEstimator<ITransformer> pipeline = ml.Regression.Trainers.GraphRegression("Energy", epochs: 2)
            .Append(ml.Transforms.Concatenate("Features", "Score", "Noise"))
            .Append(ml.Transforms.NormalizeMinMax("Features"))
            .Append(ml.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options { LabelColumnName = "Energy", NumberOfTrees = 20, NumberOfThreads = 1 }));
        Reloaded.AssertAlike(ml, pipeline.Fit(data), data, "Score");
    }

    [Fact]
    public void A_linear_model_stacks_on_a_graph_network_and_trees()
    {
        var ml = new MLContext(1);
        IDataView data = Cluster.Load(ml, 120);
        IEstimator<ITransformer> pipeline = ml.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options
            {
                LabelColumnName = "Energy", FeatureColumnName = "Noise", NumberOfTrees = 5, NumberOfThreads = 1,
            })
            .Append(ml.Transforms.CopyColumns("Trees", "Score"))
            .Append(ml.Regression.Trainers.GraphRegression("Energy", epochs: 5))
            .Append(ml.Transforms.CopyColumns("Graphs", "Score"))
            .Append(ml.Transforms.Concatenate("Features", "Trees", "Graphs"))
            .Append(ml.Regression.Trainers.Sdca(new SdcaRegressionTrainer.Options { LabelColumnName = "Energy", L2Regularization = 0.01f, NumberOfThreads = 1 }));
        ITransformer model = pipeline.Fit(data);
        Reloaded.AssertAlike(ml, model, data, "Graphs", "Trees", "Score");
        Assert.InRange(ml.Regression.Evaluate(model.Transform(data), "Energy").RSquared, 0.2, 1);
    }

    [Fact]
    public void ML_NET_s_calibrators_read_our_scores()
    {
        var ml = new MLContext(1);
        IDataView data = Cluster.Load(ml, 120);
        IEstimator<ITransformer> pipeline = ml.BinaryClassification.Trainers.GraphBinaryClassification("Tight", epochs: 5)
            .Append(ml.Transforms.CopyColumns("Ours", "Probability"))
            .Append(ml.BinaryClassification.Calibrators.Platt("Tight"));
        ITransformer model = pipeline.Fit(data);
        Reloaded.AssertAlike(ml, model, data, "Ours", "Probability");
        float[] probabilities = [.. model.Transform(data).GetColumn<float>("Probability")];
        Assert.All(probabilities, probability => Assert.InRange(probability, 0, 1));
        Assert.True(probabilities.Distinct().Count() > 10);
    }

    [Fact]
    public void Classes_are_told_by_trees_from_our_probabilities()
    {
        var ml = new MLContext(1);
        IDataView data = Cluster.Load(ml, 120);
        IEstimator<ITransformer> pipeline = ml.Transforms.Conversion.MapValueToKey("Label", "Kind")
            .Append(ml.MulticlassClassification.Trainers.GraphClassification(epochs: 5))
            .Append(ml.Transforms.Concatenate("Features", "Score", "Noise"))
            .Append(ml.MulticlassClassification.Trainers.OneVersusAll(
                ml.BinaryClassification.Trainers.FastForest(new FastForestBinaryTrainer.Options { NumberOfTrees = 10, NumberOfThreads = 1 })))
            .Append(ml.Transforms.Conversion.MapKeyToValue("Name", "PredictedLabel"));
        ITransformer model = pipeline.Fit(data);
        Reloaded.AssertAlike(ml, model, data);
        string[] kinds = [.. data.GetColumn<string>("Kind")];
        int right = model.Transform(data).GetColumn<string>("Name").Zip(kinds).Count(pair => pair.First == pair.Second);
        Assert.InRange(right, kinds.Length / 2, kinds.Length);
    }

    /// <summary>Which columns a stacked model leans on: the importance of a slot is asked of ML.NET's trainer, whose features our score is among.</summary>
    [Fact]
    public void Permutation_importance_counts_our_score_among_the_features()
    {
        var ml = new MLContext(1);
        IDataView data = ml.Regression.Trainers.GraphRegression("Energy", epochs: 30)
            .Append(ml.Transforms.Concatenate("Features", "Noise", "Score")).Fit(Cluster.Load(ml, 200)).Transform(Cluster.Load(ml, 200));
        RegressionPredictionTransformer<FastTreeRegressionModelParameters> trees =
            ml.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options { LabelColumnName = "Energy", NumberOfTrees = 20, NumberOfThreads = 1 }).Fit(data);
        var importance = ml.Regression.PermutationFeatureImportance(trees, data, "Energy", permutationCount: 3);
        Assert.Equal(3, importance.Length);
        Assert.True(-importance[2].RSquared.Mean > Math.Max(-importance[0].RSquared.Mean, -importance[1].RSquared.Mean));
    }
}
