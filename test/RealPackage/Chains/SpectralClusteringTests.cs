using Equivariant.ML.Estimators;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Equivariant.ML.RealPackage.Tests;

/// <summary>Communities judged by ML.NET's evaluator of clusters, and as features of its trainers.</summary>
public sealed class SpectralClusteringTests
{
    private readonly MLContext ml = new(1);

    [Fact]
    public void Planted_communities_are_found_says_ML_NET_s_evaluator()
    {
        IDataView data = ml.Transforms.Conversion.MapValueToKey("Label", "Home").Fit(Citizen.Load(ml)).Transform(Citizen.Load(ml));
        IDataView scored = ml.Clustering.Trainers.SpectralClustering().Fit(data).Transform(data);
        ClusteringMetrics metrics = ml.Clustering.Evaluate(scored, labelColumnName: "Label", scoreColumnName: "Score");

        Assert.Equal(1, metrics.NormalizedMutualInformation, 1e-6);
        Assert.Equal(Mean(scored), metrics.AverageDistance, 1e-6);

        static double Mean(IDataView scored) => scored.GetColumn<float[]>("Score").Average(distances => distances.Min());
    }

    [Fact]
    public void Folds_of_nodes_are_judged_like_any_rows()
    {
        IDataView data = ml.Transforms.Conversion.MapValueToKey("Label", "Home").Fit(Citizen.Load(ml)).Transform(Citizen.Load(ml));
        var folds = ml.Clustering.CrossValidate(data, ml.Clustering.Trainers.SpectralClustering(numberOfClusters: Citizen.Communities), numberOfFolds: 3, labelColumnName: "Label");
        Assert.All(folds, fold => Assert.Equal(1, fold.Metrics.NormalizedMutualInformation, 1e-6));
    }

    /// <summary>Communities have numbers and no names, so that their keys become indicators, and not values.</summary>
    [Fact]
    public void A_community_is_a_feature_of_ML_NET_s_trainers()
    {
        IDataView data = Citizen.Load(ml);
        IEstimator<ITransformer> pipeline = ml.Transforms.Conversion.MapValueToKey("Label", "Home")
            .Append(ml.Clustering.Trainers.SpectralClustering())
            .Append(ml.Transforms.Conversion.MapKeyToVector("Community", "PredictedLabel"))
            .Append(ml.Transforms.Concatenate("Features", "Community", "Score"))
            .Append(ml.Transforms.NormalizeMinMax("Features"))
            .Append(ml.MulticlassClassification.Trainers.SdcaMaximumEntropy(new SdcaMaximumEntropyMulticlassTrainer.Options { NumberOfThreads = 1 }))
            .Append(ml.Transforms.Conversion.MapKeyToValue("Name", "PredictedLabel"));
        ITransformer model = pipeline.Fit(data);
        ITransformer loaded = Reloaded.Of(ml, model, data.Schema);

        string[] homes = [.. data.GetColumn<string>("Home")];
        Citizen[] rows = [.. ml.Data.CreateEnumerable<Citizen>(data, reuseRowObject: false)];
        foreach (ITransformer either in new[] { model, loaded })
        {
            using PredictionEngine<Citizen, Answer> engine = ml.Model.CreatePredictionEngine<Citizen, Answer>(either);
            Assert.Equal(homes, either.Transform(data).GetColumn<string>("Name"));
            Assert.Equal(homes, rows.Select(row => engine.Predict(row).Name));
        }

        Assert.Equal(model.Transform(data).GetColumn<float[]>("Score"), loaded.Transform(data).GetColumn<float[]>("Score"));
    }

    private sealed class Answer
    {
        public string Name { get; set; } = "";
    }
}
