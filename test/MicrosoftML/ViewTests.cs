using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.MicrosoftML.Tests;

public sealed class ViewTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void A_split_puts_each_row_on_one_side_in_order_and_the_same_with_the_same_seed()
    {
        IDataView data = Rows.Points(ml, 1000);

        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(data, 0.2, seed: 5);
        float[] train = Rows.Of(split.TrainSet, "X");
        float[] test = Rows.Of(split.TestSet, "X");

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (float)i), train.Concat(test).Order());
        Assert.Equal(train.Order(), train);
        Assert.InRange(test.Length, 140, 260);
        Assert.Equal(test, Rows.Of(ml.Data.TrainTestSplit(data, 0.2, seed: 5).TestSet, "X"));
        Assert.NotEqual(test, Rows.Of(ml.Data.TrainTestSplit(data, 0.2, seed: 6).TestSet, "X"));
        Assert.Equal(["X", "Y"], Rows.Names(split.TrainSet.Schema));
        Assert.Null(split.TrainSet.GetRowCount());
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Data.TrainTestSplit(data, 1));
    }

    [Fact]
    public void Rows_with_one_sampling_key_stay_together()
    {
        IDataView data = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 400).Select(i => new Named { Name = $"group {i % 40}", Value = i }));

        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(data, 0.3, samplingKeyColumnName: "Name");
        HashSet<string> train = [.. ml.Data.CreateEnumerable<Named>(split.TrainSet, false).Select(row => row.Name)];
        HashSet<string> test = [.. ml.Data.CreateEnumerable<Named>(split.TestSet, false).Select(row => row.Name)];

        Assert.Equal(40, train.Count + test.Count);
        Assert.False(train.Overlaps(test));
        Assert.NotEmpty(test);
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Data.TrainTestSplit(data, 0.3, samplingKeyColumnName: "Nothing"));
    }

    [Fact]
    public void Folds_hold_each_row_out_once()
    {
        IReadOnlyList<DataOperationsCatalog.TrainTestData> folds = ml.Data.CrossValidationSplit(Rows.Points(ml, 100), numberOfFolds: 4);

        Assert.Equal(Enumerable.Range(0, 100).Select(i => (float)i), folds.SelectMany(fold => Rows.Of(fold.TestSet, "X")).Order());
        Assert.All(folds, fold => Assert.Equal(100, Rows.Of(fold.TestSet, "X").Length + Rows.Of(fold.TrainSet, "X").Length));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Data.CrossValidationSplit(Rows.Points(ml, 100), numberOfFolds: 1));
    }

    [Fact]
    public void A_cache_reads_its_source_once_and_can_shuffle()
    {
        int read = 0;
        IDataView cached = ml.Data.Cache(ml.Data.LoadFromEnumerable(Enumerable.Range(0, 50).Select(i =>
        {
            read++;
            return new Point { X = i };
        })));

        Assert.Equal(0, read);
        Assert.Equal(Rows.Of(cached, "X"), Rows.Of(cached, "X"));
        Assert.Equal(50, read);
        Assert.True(cached.CanShuffle);
        using DataViewRowCursor cursor = cached.GetRowCursor(cached.Schema, new Random(1));
        ValueGetter<float> get = cursor.GetGetter<float>(cached.Schema["X"]);
        float[] shuffled = new float[50];
        for (int i = 0; cursor.MoveNext(); i++)
        {
            get(ref shuffled[i]);
        }

        Assert.NotEqual(shuffled.Order(), shuffled);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (float)i), shuffled.Order());
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Data.Cache(cached, "Nothing"));
    }

    [Fact]
    public void Shuffled_rows_are_the_same_rows_whole_in_an_order_that_the_seed_gives()
    {
        IDataView data = Rows.Points(ml, 300);

        float[] x = Rows.Of(ml.Data.ShuffleRows(data, seed: 3, shufflePoolSize: 50), "X");
        Point[] whole = [.. ml.Data.CreateEnumerable<Point>(ml.Data.ShuffleRows(data, seed: 3, shufflePoolSize: 50), false)];

        Assert.NotEqual(x.Order(), x);
        Assert.Equal(Enumerable.Range(0, 300).Select(i => (float)i), x.Order());
        Assert.Equal(x, whole.Select(row => row.X));
        Assert.All(whole, row => Assert.Equal(10 * row.X, row.Y));
        Assert.NotEqual(x, Rows.Of(ml.Data.ShuffleRows(data, seed: 4, shufflePoolSize: 50), "X"));
    }

    [Fact]
    public void Shuffled_vectors_are_not_mixed_up()
    {
        IDataView data = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 100).Select(i => new AllTypes { Single = i, Variable = new float[i % 5] }));

        AllTypes[] rows = [.. ml.Data.CreateEnumerable<AllTypes>(ml.Data.ShuffleRows(data, seed: 1, shufflePoolSize: 7), false)];

        Assert.All(rows, row => Assert.Equal((int)row.Single % 5, row.Variable.Length));
    }

    [Fact]
    public void Rows_are_skipped_taken_and_filtered()
    {
        IDataView data = Rows.Points(ml, 10);

        Assert.Equal([8f, 9f], Rows.Of(ml.Data.SkipRows(data, 8), "X"));
        Assert.Equal([0f, 1f], Rows.Of(ml.Data.TakeRows(data, 2), "X"));
        Assert.Empty(Rows.Of(ml.Data.SkipRows(data, 20), "X"));
        Assert.Equal([3f, 4f], Rows.Of(ml.Data.FilterRowsByColumn(data, "X", 3, 5), "X"));
        Assert.Equal([30f, 40f], Rows.Of(ml.Data.FilterRowsByColumn(data, "X", 3, 5), "Y"));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Data.TakeRows(data, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Data.FilterRowsByColumn(data, "Z", 3, 5));
    }
}
