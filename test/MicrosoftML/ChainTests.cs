using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.MicrosoftML.Tests;

public sealed class ChainTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void The_whole_schema_is_checked_before_any_data_is_read()
    {
        int read = 0;
        IDataView data = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 3).Select(i =>
        {
            read++;
            return new Point();
        }));

        Exception thrown = Assert.Throws<ArgumentOutOfRangeException>(() =>
            ml.Transforms.NormalizeMinMax("X").Append(ml.Transforms.CopyColumns("A", "B")).Fit(data));

        Assert.Contains("Could not find input column 'B'", thrown.Message);
        Assert.Equal(0, read);
    }

    [Fact]
    public void Each_transform_sees_the_one_before_and_the_last_is_at_hand()
    {
        IDataView data = Rows.Points(ml, 3);
        TransformerChain<Microsoft.ML.Transforms.ColumnCopyingTransformer> model =
            ml.Transforms.CopyColumns("A", "X").Append(ml.Transforms.CopyColumns("X", "Y")).Append(ml.Transforms.CopyColumns("B", "X")).Fit(data);

        IDataView output = model.Transform(data);

        // A column goes just after the one of its name, which it hides, or else to the end.
        Assert.Equal(["X", "X", "Y", "A", "B"], Rows.Names(output.Schema));
        Assert.True(output.Schema[0].IsHidden);
        Assert.Equal([0f, 10f, 20f], Rows.Of(output, "B"));
        Assert.Equal([0f, 1f, 2f], Rows.Of(output, "A"));
        Assert.Equal(3, model.Count());
        Assert.NotNull(model.LastTransformer);
        Assert.Equal(3, output.GetRowCount());
    }

    [Fact]
    public void A_missing_column_is_an_error_of_Transform_too()
    {
        ITransformer model = ml.Transforms.CopyColumns("A", "X").Append(ml.Transforms.CopyColumns("B", "A")).Fit(Rows.Points(ml, 3));

        Assert.Throws<ArgumentOutOfRangeException>(() => model.Transform(ml.Data.LoadFromEnumerable([new Named()])));
    }

    [Fact]
    public void A_cache_checkpoint_reads_what_is_before_it_once()
    {
        int read = 0;
        IDataView data = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 20).Select(i =>
        {
            read++;
            return new Point { X = i, Y = 1 };
        }));

        ml.Transforms.CopyColumns("A", "X").AppendCacheCheckpoint(ml)
            .Append(ml.Transforms.NormalizeMinMax("A")).Append(ml.Transforms.NormalizeMinMax("B", "X")).Fit(data);

        Assert.InRange(read, 20, 40);
        Assert.Throws<InvalidOperationException>(() => new EstimatorChain<ITransformer>().AppendCacheCheckpoint(ml));
    }

    [Fact]
    public void A_transform_may_be_for_training_only()
    {
        IDataView data = Rows.Points(ml, 3);
        ITransformer model = ml.Transforms.CopyColumns("A", "X")
            .Append(ml.Transforms.CopyColumns("B", "X"), TransformerScope.Training).Fit(data);

        Assert.Equal(["X", "Y", "A"], Rows.Names(model.Transform(data).Schema));
    }
}
