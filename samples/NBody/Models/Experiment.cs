using System.Diagnostics;
using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.NBody;

/// <summary>Trains and judges models on one set of systems, with an ordinary ML.NET pipeline.</summary>
internal sealed class Experiment(MLContext ml, ChargedSystem[] training, ChargedSystem[] validation, ChargedSystem[] test)
{
    public const int BatchSize = 100;

    private readonly IDataView training = Load(ml, training);
    private readonly IDataView validation = Load(ml, validation);
    private readonly IDataView test = Load(ml, test);

    public TrainedModel Train(Recipe recipe, IProgress<TrainingProgress> progress)
    {
        var curve = new LearningCurve(progress);
        var pipeline = ml.Regression.Trainers.NodeVectorRegression(new NodeVectorRegressionTrainer.Options
        {
            GraphColumnName = nameof(SystemRow.Graph),
            LabelColumnName = nameof(SystemRow.Target),
            Network = recipe.Network,
            Epochs = recipe.Epochs,
            BatchSize = BatchSize,
            Optimizer = new AdamOptions { LearningRate = 2e-3 },
            Schedule = new CosineSchedule(),
            WeightAverage = 0.99,
            Progress = curve,
        });

        long start = Stopwatch.GetTimestamp();
        ITransformer model = pipeline.Fit(training, validation);
        TimeSpan time = Stopwatch.GetElapsedTime(start);

        VectorRegressionMetrics metrics = ml.Regression.EvaluateVectors(model.Transform(test), labelColumnName: nameof(SystemRow.Target));
        return new TrainedModel(recipe, model, metrics.MeanSquaredError, curve.ValidationErrors, time, ForwardTime.Measure(ml, model, test));
    }

    public void Save(ITransformer model, string path) => ml.Model.Save(model, training.Schema, path);

    private static IDataView Load(MLContext ml, ChargedSystem[] systems) => ml.Data.LoadFromEnumerable(systems.Select(SystemRow.Of).ToArray());
}
