using Microsoft.Extensions.Logging;

namespace Equivariant.ML.Hosting.Tests;

/// <summary>What a pool makes of a file that changes, in good ways and bad.</summary>
public sealed class ReloadTests
{
    [Fact]
    public void A_new_model_serves_once_its_file_stays_as_it_is()
    {
        using var test = new TestPool(SavedModels.First);
        test.AssertServes(SavedModels.First);

        test.Folder.Write(SavedModels.Second);
        test.Time.Advance(seconds: 1);
        test.AssertServes(SavedModels.First);
        test.Time.Advance(seconds: 1);
        test.AssertServes(SavedModels.Second);

        LogEntry[] log = test.Log.OfPools;
        Assert.Equal([1, 1], log.Select(entry => entry.Event));
        Assert.All(log, entry => Assert.Equal(LogLevel.Information, entry.Level));
        Assert.All(log, entry => Assert.Contains(test.Folder.Model, entry.Message, StringComparison.Ordinal));
        Assert.Equal(test.Time.GetUtcNow(), test.Pool.Status.ServingSince);
    }

    [Fact]
    public void A_file_renamed_into_place_is_seen()
    {
        using var test = new TestPool(SavedModels.First);
        test.AssertServes(SavedModels.First);

        test.Folder.Write(SavedModels.Second, test.Folder.File("beside.zip"));
        File.Move(test.Folder.File("beside.zip"), test.Folder.Model, overwrite: true);
        test.Time.Advance(seconds: 2);

        test.AssertServes(SavedModels.Second);
    }

    [Fact]
    public void A_folder_that_a_link_leads_to_may_be_exchanged()
    {
        using var folder = new ModelFolder();
        folder.Write(SavedModels.First, folder.File("release1/model.zip"));
        folder.Write(SavedModels.Second, folder.File("release2/model.zip"));
        Directory.CreateSymbolicLink(folder.File("current"), folder.File("release1"));
        File.CreateSymbolicLink(folder.Model, Path.Combine("current", "model.zip"));
        using var test = new TestPool(configure: options => options.Path = folder.Model);
        test.AssertServes(SavedModels.First);

        Directory.Delete(folder.File("current"));
        Directory.CreateSymbolicLink(folder.File("current"), folder.File("release2"));
        test.Time.Advance(seconds: 2);

        test.AssertServes(SavedModels.Second);
    }

    [Fact]
    public void With_a_broken_file_the_old_model_keeps_serving_and_the_error_is_logged_once()
    {
        using var test = new TestPool(SavedModels.First);
        test.AssertServes(SavedModels.First);
        DateTimeOffset start = test.Time.GetUtcNow();

        test.Folder.Write("This is no model."u8);
        test.Time.Advance(seconds: 10);

        test.AssertServes(SavedModels.First);
        LogEntry entry = Assert.Single(test.Log.OfPools[1..]);
        Assert.Equal((LogLevel.Error, 2), (entry.Level, entry.Event));
        Assert.Contains(test.Folder.Model, entry.Message, StringComparison.Ordinal);
        Assert.Contains("keeps serving", entry.Message, StringComparison.Ordinal);
        Assert.NotNull(entry.Error);
        GraphPredictionStatus status = test.Pool.Status;
        Assert.Equal((start, start.AddSeconds(2)), (status.ServingSince, status.ProblemSince));

        test.Folder.Write("Nor is this."u8);
        test.Time.Advance(seconds: 2);
        Assert.Equal(2, test.Log.OfPools[^1].Event);
        Assert.Equal(start.AddSeconds(2), test.Pool.Status.ProblemSince);

        test.Folder.Write(SavedModels.Second);
        test.Time.Advance(seconds: 2);
        test.AssertServes(SavedModels.Second);
        Assert.Null(test.Pool.Status.Problem);
        Assert.Null(test.Pool.Status.ProblemSince);
    }

    [Fact]
    public void Every_byte_that_is_missing_or_wrong_leaves_the_old_model_serving()
    {
        using var test = new TestPool(SavedModels.First);
        test.AssertServes(SavedModels.First);
        byte[] whole = SavedModels.Second;
        var random = new Random(1);
        for (int i = 0; i < 40; i++)
        {
            byte[] bad = i % 2 == 0 ? whole[..random.Next(whole.Length)] : Spoilt(whole, random);
            test.Folder.Write(bad);
            test.Time.Advance(seconds: 2);

            // A wrong byte may be one that nothing depends on; what serves is then the new model.
            GraphPredictionStatus status = test.Pool.Status;
            test.AssertServes(status.Problem is null ? whole : SavedModels.First);
            if (status.Problem is null)
            {
                Assert.NotEqual(0, i % 2);
                test.Folder.Write(SavedModels.First);
                test.Time.Advance(seconds: 2);
            }
        }
    }

    [Fact]
    public void A_file_that_is_still_being_written_is_left_alone()
    {
        using var test = new TestPool(SavedModels.First);
        test.AssertServes(SavedModels.First);
        byte[] model = SavedModels.Second;

        for (int tenth = 1; tenth < 10; tenth++)
        {
            test.Folder.Write(model.AsSpan(0, model.Length * tenth / 10));
            test.Time.Advance(seconds: 1);
            test.AssertServes(SavedModels.First);
        }

        test.Folder.Write(model);
        test.Time.Advance(seconds: 2);

        test.AssertServes(SavedModels.Second);
        Assert.Equal([1, 1], test.Log.OfPools.Select(entry => entry.Event));
    }

    [Fact]
    public void A_file_that_is_gone_for_a_moment_is_no_problem()
    {
        using var test = new TestPool(SavedModels.First);
        test.AssertServes(SavedModels.First);

        File.Delete(test.Folder.Model);
        test.Time.Advance(seconds: 1);
        Assert.Null(test.Pool.Status.Problem);
        test.Folder.Write(SavedModels.Second);
        test.Time.Advance(seconds: 2);

        test.AssertServes(SavedModels.Second);
        Assert.Equal([1, 1], test.Log.OfPools.Select(entry => entry.Event));
    }

    [Fact]
    public void A_file_that_stays_away_is_a_problem_until_it_is_back()
    {
        using var test = new TestPool(SavedModels.First);
        test.AssertServes(SavedModels.First);

        string away = test.Folder.File("away.zip");
        File.Move(test.Folder.Model, away);
        test.Time.Advance(seconds: 3);
        test.AssertServes(SavedModels.First);
        Assert.Contains("no such file", test.Pool.Status.Problem, StringComparison.Ordinal);

        File.Move(away, test.Folder.Model);
        test.Time.Advance(seconds: 2);
        Assert.Null(test.Pool.Status.Problem);
        Assert.Equal([1, 2], test.Log.OfPools.Select(entry => entry.Event).Take(2));
    }

    [Fact]
    public void A_model_with_other_columns_is_refused()
    {
        using var test = new TestPool(SavedModels.First);
        test.AssertServes(SavedModels.First);

        test.Folder.Write(SavedModels.Forces);
        test.Time.Advance(seconds: 2);

        test.AssertServes(SavedModels.First);
        Assert.Contains("Score", test.Pool.Status.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_cannot_predict_for_the_example_is_refused()
    {
        using var test = new TestPool(SavedModels.First, options => options.Example = Row.Cloud(new Random(1), nodes: 3, element: () => 79));

        GraphModelUnavailableException error = Assert.Throws<GraphModelUnavailableException>(() => test.Pool.Predict(Row.Clouds(1, seed: 1)[0]));
        Assert.Contains("79", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_reloaded_where_that_is_not_wanted()
    {
        using var test = new TestPool(SavedModels.First, options => options.ReloadOnChange = false);
        test.AssertServes(SavedModels.First);

        test.Folder.Write(SavedModels.Second);
        test.Time.Advance(seconds: 10);

        test.AssertServes(SavedModels.First);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void While_there_is_no_model_each_call_looks_for_one(bool reload)
    {
        using var test = new TestPool(configure: options => options.ReloadOnChange = reload);
        Row row = Row.Clouds(1, seed: 1)[0];

        for (int i = 0; i < 2; i++)
        {
            GraphModelUnavailableException error = Assert.Throws<GraphModelUnavailableException>(() => test.Pool.Predict(row));
            Assert.Contains(test.Folder.Model, error.Message, StringComparison.Ordinal);
            Assert.Contains("no such file", error.Message, StringComparison.Ordinal);
        }

        LogEntry entry = Assert.Single(test.Log.OfPools);
        Assert.Equal((LogLevel.Error, 3), (entry.Level, entry.Event));
        test.Folder.Write(SavedModels.First);
        test.AssertServes(SavedModels.First);
    }

    [Fact]
    public async Task Predictions_go_on_while_models_change()
    {
        using var test = new TestPool(SavedModels.First, options => options.MaximumConcurrency = 4);
        Row[] rows = Row.Clouds(10, seed: 8);
        float[] first = SavedModels.Answers(SavedModels.First, rows);
        float[] second = SavedModels.Answers(SavedModels.Second, rows);
        test.AssertServes(SavedModels.First);
        using var enough = new CancellationTokenSource();
        Task[] scorers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            int row = 0;
            do
            {
                row = (row + 1) % rows.Length;
                float score = test.Pool.Predict(rows[row]).Score;
                Assert.True(score == first[row] || score == second[row], $"{score} is neither {first[row]} nor {second[row]}.");
            }
            while (!enough.IsCancellationRequested);
        }))];

        for (int i = 0; i < 20; i++)
        {
            test.Folder.Write(i % 2 == 0 ? SavedModels.Second : SavedModels.First);
            test.Time.Advance(seconds: 2);
            test.AssertServes(i % 2 == 0 ? SavedModels.Second : SavedModels.First);
        }

        await enough.CancelAsync();
        await Task.WhenAll(scorers);
    }

    private static byte[] Spoilt(byte[] whole, Random random)
    {
        byte[] bad = [.. whole];
        bad[random.Next(bad.Length)] ^= (byte)(1 << random.Next(8));
        return bad;
    }
}
