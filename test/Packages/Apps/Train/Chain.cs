using Equivariant.ML.Networks;
using Microsoft.ML;

/// <summary>A model with ML.NET's own transforms before and after it: both learn from the data.</summary>
internal static class Chain
{
    public static void Train(string path)
    {
        var ml = new MLContext(seed: 1);
        IDataView rows = ml.Data.LoadFromEnumerable(PlainRow.Some(60));
        var pipeline = ml.Transforms.NormalizeMinMax("Scaled", nameof(PlainRow.Positions))
            .Append(ml.Transforms.AssembleGraph("Graph", positionsColumnName: "Scaled", dimension: 3))
            .Append(ml.Transforms.RadiusGraph("Graph", cutoff: 1))
            .Append(ml.Regression.Trainers.GraphRegression(
                labelColumnName: nameof(PlainRow.Energy), network: new EgnnOptions { Layers = 2, Width = 16, UpdatePositions = false }, epochs: 10))
            .Append(ml.Transforms.NormalizeMeanVariance("Final", "Score"));
        ITransformer model = pipeline.Fit(rows);
        ml.Model.Save(model, rows.Schema, path);
        Predictions.PrintChain(ml, model);
    }
}
