using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

public sealed class DevicesTests
{
    private const int NoSuch = 99;

    private static readonly Sample[] Rows = Samples.Distances(20);

    [Fact]
    public void A_GPU_that_is_asked_for_is_an_error_where_no_engine_computes_on_it()
    {
        MLContext ml = new() { GpuDeviceId = NoSuch };
        int read = 0;
        GraphRegressionTrainer trainer = ml.Regression.Trainers.GraphRegression(Small.Graph(1));
        string message = Assert.Throws<InvalidOperationException>(() => trainer.Fit(ml.View(Rows.Select(row =>
        {
            read++;
            return row;
        })))).Message;

        Assert.StartsWith($"MLContext.GpuDeviceId is {NoSuch}, and there is no training on it. ", message, StringComparison.Ordinal);
        Assert.Contains(EngineProviderAttribute.Find() is null ? "<PackageReference Include=\"Equivariant.ML.TorchSharp\" Version=\"" : "GPU", message, StringComparison.Ordinal);
        Assert.EndsWith("Or set MLContext.FallbackToCpu to train on the processor where there is no GPU, or MLContext.GpuDeviceId to null.", message, StringComparison.Ordinal);
        Assert.Equal(0, read);
    }

    [Fact]
    public void An_engine_of_the_options_comes_first()
    {
        MLContext ml = new() { GpuDeviceId = NoSuch };
        GraphRegressionTrainer.Options options = Small.Graph(1);
        options.Engine = new ManagedEngine(1);
        GraphRegressionTransformer model = ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows));

        Assert.Equal(ml.Scores(new MLContext().Regression.Trainers.GraphRegression(Small.Graph(1)).Fit(ml.View(Rows)), Rows), ml.Scores(model, Rows));
    }

    [Fact]
    public void The_processor_takes_its_place_where_that_is_allowed()
    {
        MLContext ml = new() { GpuDeviceId = NoSuch, FallbackToCpu = true };
        MLContext plain = new();
        Assert.Equal(
            ml.Scores(plain.Regression.Trainers.GraphRegression(Small.Graph(1)).Fit(plain.View(Rows)), Rows),
            ml.Scores(ml.Regression.Trainers.GraphRegression(Small.Graph(1)).Fit(ml.View(Rows)), Rows));
    }
}
