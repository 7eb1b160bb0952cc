using Equivariant.ML.Bench.Serving;
using Equivariant.ML.Data;
using Equivariant.ML.Hosting;
using Equivariant.ML.Networks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.ML;

namespace Equivariant.ML.Bench;

/// <summary>Molecules scored through a pool by one thread, then by 32: right answers, a steady memory, and what the second core is worth.</summary>
internal static class ServingSuite
{
    private const int Threads = 32;
    private const int Trained = 1_000;
    private const int Scored = 500;

    internal static void Run(BenchOptions options)
    {
        string folder = Directory.CreateTempSubdirectory("serving-").FullName;
        try
        {
            Run(options, Path.Combine(folder, "model.zip"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Run(BenchOptions options, string path)
    {
        Row[] rows = [.. XyzReader.Read(options.DataPath).Take(Trained).Select(frame => new Row { Graph = frame.Graph, Energy = (float)frame.Number("hof_kcal_mol") })];
        Train(options, rows, path);
        rows = rows[..Math.Min(rows.Length, Scored)];
        float[] answers = Answers(rows, path);

        var services = new ServiceCollection();
        services.AddGraphPrediction<Row, Prediction>(path);
        using ServiceProvider provider = services.BuildServiceProvider();
        var pool = provider.GetRequiredService<IGraphPredictionPool<Row, Prediction>>();
        var load = new ServingLoad<Row>(row => pool.Predict(row).Score, rows, answers);

        TimeSpan duration = TimeSpan.FromSeconds(options.Seconds);
        load.Run(1, duration / 12, TimeSpan.Zero);
        ServingResult one = load.Run(1, duration / 4, TimeSpan.Zero);
        ServingResult many = load.Run(Threads, duration, duration / 4);
        options.Figures.Write("serving.one.rate", one.Rate, "predictions/s");
        options.Figures.Write("serving.one.cores", one.Cores, "cores");
        options.Figures.Write("serving.many.rate", many.Rate, "predictions/s");
        options.Figures.Write("serving.many.cores", many.Cores, "cores");
        options.Figures.Write("serving.many.speedup", many.Rate / one.Rate, "times");
        options.Figures.Write("serving.many.fewest", many.Fewest * Threads / (double)many.Predictions, "of the mean");
        options.Figures.Write("serving.many.wrong", one.Wrong + many.Wrong, "predictions");
        options.Figures.Write("serving.many.private_bytes", many.LateBytes, "bytes");
        options.Figures.Write("serving.many.growth", many.Growth, "times");
    }

    private static void Train(BenchOptions options, Row[] rows, string path)
    {
        var ml = new MLContext(options.Seed);
        IDataView molecules = ml.Data.LoadFromEnumerable(rows);
        var pipeline = ml.Transforms.RadiusGraph("Graph", cutoff: 5).Append(ml.Regression.Trainers.GraphRegression(
            labelColumnName: nameof(Row.Energy), network: new EgnnOptions { UpdatePositions = false, InferEdges = true }, epochs: options.Epochs ?? 1));
        ml.Model.Save(pipeline.Fit(molecules), molecules.Schema, path);
    }

    /// <summary>What one engine by itself predicts.</summary>
    private static float[] Answers(Row[] rows, string path)
    {
        var ml = new MLContext();
        using PredictionEngine<Row, Prediction> engine = ml.Model.CreatePredictionEngine<Row, Prediction>(ml.Model.Load(path, out _));
        return [.. rows.Select(row => engine.Predict(row).Score)];
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }

        public float Energy { get; set; }
    }

    private sealed class Prediction
    {
        public float Score { get; set; }
    }
}
