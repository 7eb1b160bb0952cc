using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

public sealed class VectorRegressionCatalogTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Compares_number_by_number_what_is_known()
    {
        VectorRegressionMetrics metrics = ml.Regression.EvaluateVectors(ml.Data.LoadFromEnumerable(
        [
            new Pair { Label = [1, 2, float.NaN], Score = [2, 2, 100] },
            new Pair { Label = [], Score = [] },
            new Pair { Label = [-1], Score = [2] },
        ]));

        Assert.Equal(3, metrics.Count);
        Assert.Equal(4.0 / 3, metrics.MeanAbsoluteError, 1e-12);
        Assert.Equal(10.0 / 3, metrics.MeanSquaredError, 1e-12);
        Assert.Equal(Math.Sqrt(10.0 / 3), metrics.RootMeanSquaredError, 1e-12);
    }

    [Fact]
    public void Names_what_cannot_be_compared()
    {
        IDataView Rows(params Pair[] rows) => ml.Data.LoadFromEnumerable(rows);
        Assert.Equal(
            "Row 1: 'Label' has 2 numbers and 'Score' 3; expected as many.",
            Assert.Throws<InvalidOperationException>(() => ml.Regression.EvaluateVectors(Rows(new(), new() { Label = [1, 2], Score = [1, 2, 3] }))).Message);
        Assert.Equal(
            "No number of column 'Label' is known.",
            Assert.Throws<InvalidOperationException>(() => ml.Regression.EvaluateVectors(Rows(new Pair { Label = [float.NaN], Score = [1] }))).Message);
        Assert.Contains("Could not find label column 'Truth'", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.EvaluateVectors(Rows(), "Truth")).Message);
        Assert.Contains("Could not find score column 'Guess'", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.EvaluateVectors(Rows(), "Label", "Guess")).Message);
        Assert.Contains(
            "Schema mismatch for label column 'Id': expected Vector<Single>, got Int32",
            Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.EvaluateVectors(Rows(), "Id")).Message);
    }

    [Fact]
    public void ML_NETs_own_evaluation_and_cross_validation_take_numbers()
    {
        Sample[] rows = Samples.Distances(150);
        IReadOnlyList<TrainCatalogBase.CrossValidationResult<RegressionMetrics>> folds =
            ml.Regression.CrossValidate(ml.View(rows), ml.Regression.Trainers.GraphRegression(Small.Graph(epochs: 30)), numberOfFolds: 3);

        Assert.Equal(3, folds.Count);
        Assert.All(folds, fold => Assert.True(double.IsFinite(fold.Metrics.MeanAbsoluteError) && fold.Metrics.RSquared > 0.5));
        Assert.All(folds, fold => Assert.IsType<GraphRegressionTransformer>(Last(fold.Model)));
    }

    [Fact]
    public void Cross_validation_carries_rows_with_vectors()
    {
        NodeVectorRegressionTrainer trainer = ml.Regression.Trainers.NodeVectorRegression(Small.Vectors(epochs: 1));
        foreach (DataOperationsCatalog.TrainTestData fold in ml.Data.CrossValidationSplit(ml.View(Samples.Motion(30)), numberOfFolds: 3))
        {
            Assert.True(ml.Regression.EvaluateVectors(trainer.Fit(fold.TrainSet).Transform(fold.TestSet), "Vectors").MeanSquaredError < 10);
        }
    }

    private static ITransformer Last(ITransformer model) => model is IEnumerable<ITransformer> chain ? chain.Last() : model;

    private sealed class Pair
    {
        public float[] Label { get; set; } = [];

        public float[] Score { get; set; } = [];

        public int Id { get; set; }
    }
}
