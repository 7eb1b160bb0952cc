using System.Globalization;
using Equivariant.ML.Support;
using Microsoft.ML;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;
using Xunit.Abstractions;

namespace Equivariant.ML.RealPackage.Tests;

/// <summary>
/// What structural features are worth to ML.NET's own trainers, on real molecules. docs/accuracy.md has the figures that this writes.
/// </summary>
public sealed class MutagTests(ITestOutputHelper output)
{
    [DataFact(Mutag.Archive)]
    public void Boosted_trees_tell_mutagenic_molecules_by_their_structure() => Check(ml =>
        Featurized(ml).Append(ml.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options { NumberOfThreads = 1 })));

    [DataFact(Mutag.Archive)]
    public void A_linear_model_tells_mutagenic_molecules_by_their_structure() => Check(ml =>
        Featurized(ml).Append(ml.BinaryClassification.Trainers.SdcaLogisticRegression(
            new SdcaLogisticRegressionBinaryTrainer.Options { L2Regularization = 0.01f, MaximumNumberOfIterations = 200, NumberOfThreads = 1 })));

    private void Check(Func<MLContext, IEstimator<ITransformer>> pipeline)
    {
        var data = new Mutag(SharedData.Path(Mutag.Archive));
        double[] means = [Mean("the given folds", data.GivenFolds), .. Enumerable.Range(1, 2).Select(seed => Mean($"stratified folds, seed {seed}", data.StratifiedFolds(seed)))];

        // The larger class is 69 % of the data, and one fold's mean has a standard error of 3 %.
        Assert.All(means, mean => Assert.InRange(mean, 0.80, 1));

        double Mean(string folds, int[][] rows)
        {
            double[] accuracies = data.Accuracies(rows, pipeline);
            double mean = accuracies.Average();
            double error = Math.Sqrt(accuracies.Sum(accuracy => Math.Pow(accuracy - mean, 2)) / (accuracies.Length - 1) / accuracies.Length);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folds}: {100 * mean:f1} % (standard error {100 * error:f1})"));
            return mean;
        }
    }

    private static IEstimator<ITransformer> Featurized(MLContext ml) => ml.Transforms.WeisfeilerLehmanFeatures("Subtrees", "Graph")
        .Append(ml.Transforms.GraphStatistics("Statistics", "Graph"))
        .Append(ml.Transforms.LaplacianSpectrum("Eigenvalues", 10, "Graph"))
        .Append(ml.Transforms.Concatenate("Features", "Subtrees", "Statistics", "Eigenvalues"))
        .Append(ml.Transforms.NormalizeMinMax("Features"));
}
