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

    [Fact]
    public void Rows_with_a_missing_value_are_left_out()
    {
        IDataView data = ml.Data.LoadFromEnumerable(
        [
            new AllTypes { Single = 1, Known = [0, 1] }, new AllTypes { Single = float.NaN, Known = [0, 1] }, new AllTypes { Single = 2, Known = [float.NaN, 1] },
            new AllTypes { Single = 3, Known = [0, 1], Key = 7 }, new AllTypes { Single = 4, Known = [0, 1], Double = double.NaN }, new AllTypes { Single = 5, Known = [0, 0] },
        ]);

        Assert.Equal([1f, 5f], Rows.Of(ml.Data.FilterRowsByMissingValues(data, "Single", "Known", "Key", "Double"), "Single"));
        Assert.Equal([1f, 2f, 3f, 4f, 5f], Rows.Of(ml.Data.FilterRowsByMissingValues(data, "Single"), "Single"));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Data.FilterRowsByMissingValues(data));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Data.FilterRowsByMissingValues(data, "Nothing"));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Data.FilterRowsByMissingValues(data, "Text"));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Data.FilterRowsByMissingValues(data, "Single", "Single"));
    }

    [Fact]
    public void Splits_are_those_of_the_seed_the_contexts_where_none_is_given_and_42_where_there_is_none()
    {
        IDataView data = Rows.Points(ml, 20);

        Assert.Equal([1f, 2f, 7f, 14f, 15f, 16f, 17f], Rows.Of(ml.Data.TrainTestSplit(data, 0.3, seed: 5).TestSet, "X"));
        Assert.Equal([2f, 9f, 10f, 12f, 13f], Rows.Of(ml.Data.TrainTestSplit(data, 0.3).TestSet, "X"));
        Assert.Equal([5f, 6f, 10f, 18f], Rows.Of(new MLContext().Data.TrainTestSplit(data, 0.3).TestSet, "X"));
        Assert.Equal([5f, 6f, 10f, 18f], Rows.Of(new MLContext().Data.TrainTestSplit(data, 0.3, seed: 42).TestSet, "X"));
        Assert.Equal([3f, 5f, 15f, 17f, 18f, 19f], Rows.Of(ml.Data.CrossValidationSplit(data, 3)[1].TestSet, "X"));
    }

    [Theory]
    [InlineData("X", new[] { 0, 1, 2, 3, 4, 5 }, new[] { 7, 8, 9, 10, 11, 12 })]
    [InlineData("Double", new[] { 14, 15, 16, 17, 18, 19 }, new[] { 7, 8, 9, 10, 11, 12 })]
    [InlineData("Key", new[] { 0, 1, 2, 10, 11, 12 }, new[] { 3, 4, 5, 6, 13, 14, 15, 16 })]
    [InlineData("Text", new[] { 4, 14 }, new[] { 3, 13 })]
    [InlineData("Unicode", new[] { 3, 7, 13, 17 }, new[] { 1, 2, 3, 9, 11, 12, 13, 19 })]
    [InlineData("Int32", new[] { 6, 16 }, new[] { 2, 4, 7, 12, 14, 17 })]
    [InlineData("Int64", new[] { 2, 4, 7, 9, 12, 14, 17, 19 }, new[] { 9, 19 })]
    public void A_sampling_key_is_hashed_or_if_it_is_a_key_or_real_number_taken_in_order(string name, int[] heldOut, int[] secondFold)
    {
        IDataView data = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 20).Select(i => new Grouped
        {
            X = i, Key = (uint)i % 10, Text = $"g{i % 10}", Unicode = $"grü€ße mol {i % 10}", Int32 = (i % 10) - 3, Int64 = i % 10 * 10_000_000_000, Double = -i,
        }));

        Assert.Equal(heldOut.Select(i => (float)i), Rows.Of(ml.Data.TrainTestSplit(data, 0.3, name).TestSet, "X"));
        Assert.Equal(secondFold.Select(i => (float)i), Rows.Of(ml.Data.CrossValidationSplit(data, 3, name, seed: 8)[1].TestSet, "X"));
    }

    private sealed class Grouped
    {
        public float X { get; set; }

        [KeyType(10)]
        public uint Key { get; set; }

        public string Text { get; set; } = "";

        public string Unicode { get; set; } = "";

        public int Int32 { get; set; }

        public long Int64 { get; set; }

        public double Double { get; set; }
    }
}
