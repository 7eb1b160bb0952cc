using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;

namespace Equivariant.ML.RealPackage.Tests;

/// <summary>Our featurizers between ML.NET's own transforms and before its trainers, saved, loaded and asked for one row at a time.</summary>
public sealed class FeaturizerChainTests
{
    private readonly MLContext ml = new(1);

    [Fact]
    public void Vectors_of_graphs_are_features_of_a_linear_model()
    {
        IDataView data = Cluster.Load(ml, 120);
        IEstimator<ITransformer> pipeline = ml.Transforms.NormalizeMinMax("Noise")
            .Append(ml.Transforms.RadiusGraph("Near", 1, "Graph"))
            .Append(ml.Transforms.GraphStatistics("Numbers", "Near"))
            .Append(ml.Transforms.LaplacianSpectrum("Eigenvalues", 4, "Near"))
            .Append(ml.Transforms.Concatenate("Features", "Numbers", "Eigenvalues", "Noise"))
            .Append(ml.Transforms.NormalizeMeanVariance("Features"))
            .Append(ml.Regression.Trainers.Sdca(new SdcaRegressionTrainer.Options { LabelColumnName = "Energy", L2Regularization = 0.01f, NumberOfThreads = 1 }));
        Check(pipeline, data);
    }

    [Fact]
    public void Graphs_made_of_graphs_go_on_to_vectors_and_trees()
    {
        IDataView data = Cluster.Load(ml, 120);
        IEstimator<ITransformer> pipeline = ml.Transforms.CopyColumns("Molecule", "Graph")
            .Append(ml.Transforms.RadiusGraph("Molecule", 1))
            .Append(ml.Transforms.DegreeEncoding("Molecule", 3))
            .Append(ml.Transforms.RandomWalkEncoding("Molecule", 2))
            .Append(ml.Transforms.WeisfeilerLehmanFeatures("Subtrees", "Molecule", bits: 6, nodeFeatures: true))
            .Append(ml.Transforms.Concatenate("Features", "Subtrees", "Noise"))
            .Append(Trees());
        Check(pipeline, data);
    }

    [Fact]
    public void Coarsened_graphs_go_on_to_vectors_and_trees()
    {
        IDataView data = Cluster.Load(ml, 120);
        IEstimator<ITransformer> pipeline = ml.Transforms.NormalizeMinMax("Noise")
            .Append(ml.Transforms.RadiusGraph("Near", 1, "Graph"))
            .Append(ml.Transforms.CoarsenGraph("Coarse", 2, "Near", Pooling.Add))
            .Append(ml.Transforms.GraphStatistics("Numbers", "Coarse"))
            .Append(ml.Transforms.Concatenate("Features", "Numbers", "Noise"))
            .Append(Trees());
        Check(pipeline, data);
    }

    private void Check(IEstimator<ITransformer> pipeline, IDataView data)
    {
        ITransformer model = pipeline.Fit(data);
        Reloaded.AssertAlike(ml, model, data, "Score");
        Reloaded.AssertPredictsAlike<Cluster>(ml, model, data);
        Assert.InRange(ml.Regression.Evaluate(model.Transform(data), "Energy").RSquared, 0.3, 1);
    }

    private FastTreeRegressionTrainer Trees() =>
        ml.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options { LabelColumnName = "Energy", NumberOfTrees = 20, NumberOfThreads = 1 });
}
