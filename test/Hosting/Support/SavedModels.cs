using Equivariant.ML.Networks;
using Microsoft.ML;

namespace Equivariant.ML.Hosting.Tests;

/// <summary>The bytes of model files, each trained once for all tests.</summary>
internal static class SavedModels
{
    private static readonly Lazy<byte[]> FirstFile = new(() => Train(seed: 1));
    private static readonly Lazy<byte[]> SecondFile = new(() => Train(seed: 2));
    private static readonly Lazy<byte[]> ForcesFile = new(TrainForces);

    /// <summary>Predicts a cloud's energy.</summary>
    public static byte[] First => FirstFile.Value;

    /// <summary>Predicts other energies than <see cref="First"/>.</summary>
    public static byte[] Second => SecondFile.Value;

    /// <summary>Its score is vectors, not a number.</summary>
    public static byte[] Forces => ForcesFile.Value;

    /// <summary>What one engine by itself predicts.</summary>
    public static float[] Answers(byte[] model, IEnumerable<Row> rows)
    {
        var ml = new MLContext();
        using var file = new MemoryStream(model);
        using PredictionEngine<Row, Prediction> engine = ml.Model.CreatePredictionEngine<Row, Prediction>(ml.Model.Load(file, out _));
        return [.. rows.Select(row => engine.Predict(row).Score)];
    }

    private static byte[] Train(int seed)
    {
        var ml = new MLContext(seed);
        IDataView rows = ml.Data.LoadFromEnumerable(Row.Clouds(30, seed));
        var pipeline = ml.Transforms.RadiusGraph("Graph", cutoff: 1)
            .Append(ml.Regression.Trainers.GraphRegression(labelColumnName: nameof(Row.Energy), network: Network(), epochs: 2));
        return Save(ml, pipeline.Fit(rows), rows.Schema);
    }

    private static byte[] TrainForces()
    {
        var ml = new MLContext(seed: 3);
        IDataView rows = ml.Data.LoadFromEnumerable(Row.Clouds(10, seed: 3));
        var pipeline = ml.Transforms.RadiusGraph("Graph", cutoff: 1)
            .Append(ml.Regression.Trainers.NodeVectorRegression(labelColumnName: nameof(Row.Forces), network: new EgnnOptions { Layers = 1, Width = 8 }, epochs: 1));
        return Save(ml, pipeline.Fit(rows), rows.Schema);
    }

    private static EgnnOptions Network() => new() { Layers = 2, Width = 16, UpdatePositions = false };

    private static byte[] Save(MLContext ml, ITransformer model, DataViewSchema schema)
    {
        using var file = new MemoryStream();
        ml.Model.Save(model, schema, file);
        return file.ToArray();
    }
}
