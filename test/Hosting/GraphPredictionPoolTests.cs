namespace Equivariant.ML.Hosting.Tests;

/// <summary>Predictions through a pool.</summary>
public sealed class GraphPredictionPoolTests
{
    [Fact]
    public async Task Predicts_as_an_engine_by_itself()
    {
        using var test = new TestPool(SavedModels.First);
        Row[] rows = Row.Clouds(20, seed: 5);
        float[] answers = SavedModels.Answers(SavedModels.First, rows);

        Assert.NotEqual(SavedModels.Answers(SavedModels.Second, rows), answers);
        Assert.Equal(answers, rows.Select(row => test.Pool.Predict(row).Score));
        Prediction[] later = await Task.WhenAll(rows.Select(row => test.Pool.PredictAsync(row)));
        Assert.Equal(answers, later.Select(prediction => prediction.Score));
    }

    [Fact]
    public async Task No_more_predictions_run_at_once_than_are_allowed()
    {
        using var test = new TestPool(SavedModels.First, options => options.MaximumConcurrency = 1);
        using var begun = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        Row row = Row.Clouds(1, seed: 7)[0];
        var slow = new Row
        {
            Graph = row.Graph,
            Reading = () =>
            {
                begun.Set();
                goOn.Wait();
            },
        };

        Task<Prediction> first = Task.Run(() => test.Pool.Predict(slow));
        begun.Wait();
        using var impatience = new CancellationTokenSource();
        Task<Prediction> second = test.Pool.PredictAsync(row);
        Task<Prediction> third = test.Pool.PredictAsync(row, impatience.Token);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        Assert.False(second.IsCompleted);

        goOn.Set();
        Assert.Equal((await first).Score, (await second).Score);
    }

    [Fact]
    public void A_row_that_cannot_be_predicted_for_disturbs_no_other()
    {
        using var test = new TestPool(SavedModels.First);
        Row gold = Row.Cloud(new Random(1), nodes: 3, element: () => 79);

        for (int i = 0; i < 3; i++)
        {
            InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => test.Pool.Predict(gold));
            Assert.Contains("79", error.Message, StringComparison.Ordinal);
            Assert.Throws<InvalidOperationException>(() => test.Pool.Predict(new Row()));
        }

        test.AssertServes(SavedModels.First);
    }

    [Fact]
    public void No_row_is_an_error()
    {
        using var test = new TestPool(SavedModels.First);
        Assert.Throws<ArgumentNullException>(() => test.Pool.Predict(null!));
    }

    [Fact]
    public void A_disposed_pool_says_so()
    {
        var test = new TestPool(SavedModels.First);
        test.AssertServes(SavedModels.First);
        test.Dispose();
        Assert.Throws<ObjectDisposedException>(() => test.Pool.Predict(Row.Clouds(1, seed: 1)[0]));
    }
}
