using System.Globalization;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.CudaTraining;

/// <summary>Trains on a device, and says after each epoch how well, how fast, where, and in how much memory.</summary>
internal sealed class CudaTrainingRun(TextWriter output, int? gpu, int molecules, int epochs, int batch, int seed) : IProgress<TrainingProgress>
{
    private const double Judged = 0.1;

    public void Run()
    {
        var random = new Random(seed);
        var ml = new MLContext(seed) { GpuDeviceId = gpu };
        IDataView rows = ml.Data.LoadFromEnumerable(Enumerable.Range(0, molecules).Select(_ => DrawnMolecule.Draw(random)).ToArray());
        GraphRegressionTransformer model = ml.Regression.Trainers.GraphRegression(new GraphRegressionTrainer.Options
        {
            Network = new EgnnOptions { Layers = 7, Width = 128, Messages = Aggregation.Sum, UpdatePositions = false, InferEdges = true },
            Epochs = epochs,
            BatchSize = batch,
            ValidationFraction = Judged,
            SplitBatches = true,
            Optimizer = new AdamOptions { LearningRate = 5e-4 },
            Progress = this,
        }).Fit(rows);

        // The model predicts on the processor, wherever it was trained.
        double error = ml.Regression.Evaluate(model.Transform(rows)).MeanAbsoluteError;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model.Model.ParameterCount:n0} parameters; mean absolute error over all molecules {error:g3}."));
    }

    public void Report(TrainingProgress value)
    {
        double rate = molecules * (1 - Judged) / value.TrainingTime.TotalSeconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {value.Epoch} of {value.Epochs}: loss {value.TrainingLoss:g4}, validation {value.ValidationLoss:g4}, {rate:n0} molecules/s, {DeviceMemory.Of(gpu)}"));
    }
}
