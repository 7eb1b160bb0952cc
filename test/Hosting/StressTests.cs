using Equivariant.ML.Bench.Serving;

namespace Equivariant.ML.Hosting.Tests;

/// <summary>A few seconds of what bench's suite "serving" does for a minute. No other test runs meanwhile: memory is measured.</summary>
[Collection(nameof(StressTests))]
[CollectionDefinition(nameof(StressTests), DisableParallelization = true)]
public sealed class StressTests
{
    private const int Threads = 32;

    [Fact]
    public void Many_threads_get_the_answers_of_one_in_memory_that_does_not_grow()
    {
        Row[] rows = Row.Clouds(50, seed: 6);
        float[] answers = SavedModels.Answers(SavedModels.First, rows);
        using var test = new TestPool(SavedModels.First);
        var load = new ServingLoad<Row>(row => test.Pool.Predict(row).Score, rows, answers);

        ServingResult result = load.Run(Threads, TimeSpan.FromSeconds(5), warm: TimeSpan.FromSeconds(2.5));

        Assert.Equal(0, result.Wrong);
        Assert.True(result.Growth < 1.2, $"{result.EarlyBytes} private bytes became {result.LateBytes}.");

        // All get their turns, also where predictions are slow.
        long mean = result.Predictions / Threads;
        Assert.True(result.Fewest >= mean / 2 && mean > 1, $"{result.Predictions} predictions, of which one thread got {result.Fewest}.");
    }
}
