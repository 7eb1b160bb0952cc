using Equivariant.ML.Estimators.Fresh;
using Equivariant.ML.Networks;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Models to save, and what they predict.</summary>
internal static class SavedModels
{
    /// <summary>A chain with our transforms and ML.NET's own before and after the network.</summary>
    public static ITransformer Numbers(MLContext ml)
    {
        IDataView rows = ml.Data.LoadFromEnumerable(Rows.Clouds(20).Select((row, i) => new Sample { Graph = row.Graph, Label = i % 5 }));
        GraphRegressionTrainer.Options options = Small.Graph(2);
        options.Network = new EgnnOptions { Layers = 1, Width = 8, UpdatePositions = false };
        return ml.Transforms.RadiusGraph("Graph", cutoff: 1.5)
            .Append(ml.Regression.Trainers.GraphRegression(options))
            .Append(ml.Transforms.CopyColumns("Copy", "Score"))
            .Append(ml.Transforms.NormalizeMinMax("Scaled", "Copy"))
            .Fit(rows);
    }

    public static ITransformer Vectors(MLContext ml)
    {
        IDataView rows = ml.Data.LoadFromEnumerable(Rows.Clouds(20).Select(row => new Sample { Graph = row.Graph, Vectors = row.Graph.Velocities.ToArray() }));
        NodeVectorRegressionTrainer.Options options = Small.Vectors(2);
        options.Network = new EgnnOptions { Layers = 1, Width = 8, InferEdges = true };
        return ml.Regression.Trainers.NodeVectorRegression(options).Fit(rows);
    }

    /// <summary>What test/Estimators.Fresh prints for a model.</summary>
    public static float[] NumberScores(MLContext ml, ITransformer model)
    {
        using PredictionEngine<Rows, Number> engine = ml.Model.CreatePredictionEngine<Rows, Number>(model);
        return [.. Rows.Clouds(10).Select(engine.Predict).SelectMany(number => new[] { number.Score, number.Scaled })];
    }

    /// <summary>What test/Estimators.Fresh prints for a model.</summary>
    public static float[] VectorScores(MLContext ml, ITransformer model)
    {
        using PredictionEngine<Rows, Vectors> engine = ml.Model.CreatePredictionEngine<Rows, Vectors>(model);
        return [.. Rows.Clouds(10).Select(engine.Predict).SelectMany(vectors => vectors.Score)];
    }

    public static byte[] Save(ITransformer model)
    {
        using MemoryStream file = new();
        new MLContext().Model.Save(model, null, file);
        return file.ToArray();
    }

    public static ITransformer Load(byte[] file)
    {
        using MemoryStream stream = new(file);
        return new MLContext().Model.Load(stream, out _);
    }
}
