using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.MicrosoftML.Tests;

public sealed class ModelTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void A_saved_schema_comes_back()
    {
        IDataView data = ml.Data.LoadFromEnumerable(Array.Empty<AllTypes>());
        byte[] file = Saved(data.Schema);

        Load(file, out DataViewSchema schema);

        Assert.Equal(data.Schema.Select(column => column.ToString()), schema.Select(column => column.ToString()));
    }

    [Fact]
    public void A_schema_need_not_be_saved()
    {
        Load(Saved(null), out DataViewSchema schema);

        Assert.Null(schema);
    }

    [Fact]
    public void A_file_that_is_no_model_is_a_format_exception() =>
        Assert.Throws<FormatException>(() => Load([1, 2, 3], out _));

    [Fact]
    public void A_prediction_engine_maps_one_row_at_a_time()
    {
        ITransformer model = ml.Transforms.CopyColumns("Y", "X").Fit(Rows.Points(ml, 1));
        using PredictionEngine<Point, Point> engine = ml.Model.CreatePredictionEngine<Point, Point>(model);

        Point reused = new();
        engine.Predict(new Point { X = 5, Y = 1 }, ref reused);

        Assert.Equal(5, reused.Y);
        Assert.Equal(7, engine.Predict(new Point { X = 7 }).Y);
        Assert.Equal(["X", "Y", "Y"], Rows.Names(engine.OutputSchema));
    }

    [Fact]
    public void A_prediction_engine_takes_keys_in_from_zero_and_gives_them_out_from_one()
    {
        ITransformer model = ml.Transforms.CopyColumns("Copy", "Key").Fit(ml.Data.LoadFromEnumerable(Array.Empty<AllTypes>()));
        using PredictionEngine<AllTypes, AllTypes> engine = ml.Model.CreatePredictionEngine<AllTypes, AllTypes>(model);

        Assert.Equal(3u, engine.Predict(new AllTypes { Key = 2 }).Key);
    }

    [Fact]
    public void A_prediction_engine_ignores_missing_output_columns_unless_told_otherwise()
    {
        ITransformer model = ml.Transforms.CopyColumns("Copy", "X").Fit(Rows.Points(ml, 1));

        using PredictionEngine<Point, Named> engine = ml.Model.CreatePredictionEngine<Point, Named>(model);

        Assert.Equal("", engine.Predict(new Point()).Name);
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Model.CreatePredictionEngine<Point, Named>(model, ignoreMissingColumns: false));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Model.CreatePredictionEngine<Named, Point>(model));
    }

    private byte[] Saved(DataViewSchema? schema)
    {
        using MemoryStream file = new();
        ml.Model.Save(ml.Transforms.CopyColumns("Copy", "X").Fit(Rows.Points(ml, 1)), schema!, file);
        return file.ToArray();
    }

    private static ITransformer Load(byte[] file, out DataViewSchema schema)
    {
        using MemoryStream stream = new(file);
        return new MLContext().Model.Load(stream, out schema);
    }
}
