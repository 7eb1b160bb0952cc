using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Measures what the whole process holds, so nothing runs beside it.</summary>
[CollectionDefinition(nameof(TrainingMemoryTests), DisableParallelization = true)]
[Collection(nameof(TrainingMemoryTests))]
public sealed class TrainingMemoryTests
{
    [Fact]
    public void Memory_does_not_grow_with_epochs()
    {
        MLContext ml = new();
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 60);
        options.WeightAverage = 0.9;
        List<long> live = [];
        options.Progress = new Measure(live);
        ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Samples.Distances(100)));

        Assert.InRange(live[^1], 0, live[10] + (256 << 10));
    }

    private sealed class Measure(List<long> live) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => live.Add(GC.GetTotalMemory(forceFullCollection: true));
    }
}
