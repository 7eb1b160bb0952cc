using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

public sealed class DevicesTests
{
    private static readonly Sample[] Rows = Samples.Distances(20);

    [Fact]
    public void A_GPU_that_is_asked_for_is_an_error_where_no_engine_computes_on_it()
    {
        MLContext ml = new() { GpuDeviceId = 0 };
        int read = 0;
        GraphRegressionTrainer trainer = ml.Regression.Trainers.GraphRegression(Small.Graph(1));
        string message = Assert.Throws<InvalidOperationException>(() => trainer.Fit(ml.View(Rows.Select(row =>
        {
            read++;
            return row;
        })))).Message;

        Assert.Equal(
            "MLContext.GpuDeviceId is 0, and no engine of this application computes on a GPU. " +
            "Set MLContext.FallbackToCpu to train on the processor, or MLContext.GpuDeviceId to null.",
            message);
        Assert.Equal(0, read);
    }

    [Fact]
    public void The_processor_takes_its_place_where_that_is_allowed()
    {
        MLContext ml = new() { GpuDeviceId = 0, FallbackToCpu = true };
        MLContext plain = new();
        Assert.Equal(
            ml.Scores(plain.Regression.Trainers.GraphRegression(Small.Graph(1)).Fit(plain.View(Rows)), Rows),
            ml.Scores(ml.Regression.Trainers.GraphRegression(Small.Graph(1)).Fit(ml.View(Rows)), Rows));
    }
}
