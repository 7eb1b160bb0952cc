using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Options of trainings that take a moment.</summary>
internal static class Small
{
    public static GraphRegressionTrainer.Options Graph(int epochs = 3) => new()
    {
        Network = new EgnnOptions { Layers = 2, Width = 8, UpdatePositions = false },
        Epochs = epochs,
        BatchSize = 10,
        Threads = 1,
        Seed = 1,
        Optimizer = new AdamOptions { LearningRate = 5e-3 },
    };

    public static NodeVectorRegressionTrainer.Options Vectors(int epochs = 3) => new()
    {
        LabelColumnName = "Vectors",
        Network = new EgnnOptions { Layers = 2, Width = 8 },
        Epochs = epochs,
        BatchSize = 10,
        Threads = 1,
        Seed = 1,
        Optimizer = new AdamOptions { LearningRate = 5e-3 },
    };

    public static IDataView View(this MLContext ml, IEnumerable<Sample> rows) => ml.Data.LoadFromEnumerable(rows);

    public static float[] Scores(this MLContext ml, ITransformer model, IEnumerable<Sample> rows) => [.. ml.View(rows).Read<float>(model, "Score")];

    public static float[][] VectorScores(this MLContext ml, ITransformer model, IEnumerable<Sample> rows) =>
        [.. ml.View(rows).Read<VBuffer<float>>(model, "Score").Select(buffer => buffer.DenseValues().ToArray())];

    /// <summary>The values of one column, after a model if there is one.</summary>
    public static IEnumerable<T> Read<T>(this IDataView view, ITransformer? model, string name)
    {
        IDataView rows = model?.Transform(view) ?? view;
        DataViewSchema.Column column = rows.Schema[name];
        using DataViewRowCursor cursor = rows.GetRowCursor([column]);
        ValueGetter<T> get = cursor.GetGetter<T>(column);
        while (cursor.MoveNext())
        {
            T value = default!;
            get(ref value);
            yield return value;
        }
    }

    /// <summary>What a training reports, in order, on the thread that trains.</summary>
    public static List<TrainingProgress> Watch(GraphTrainerOptions options)
    {
        List<TrainingProgress> reports = [];
        options.Progress = new Direct(reports.Add);
        return reports;
    }

    private sealed class Direct(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
