using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.MicrosoftML.Tests;

/// <summary>Columns of classes of one's own: what a Graph column stands on.</summary>
public sealed class CustomTypeTests
{
    private readonly MLContext ml = new(seed: 1);
    private readonly IDataView data;

    public CustomTypeTests() =>
        data = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(i => new Row { Kept = new Thing(i), Dropped = new Thing(i), Id = i }));

    [Fact]
    public void Objects_pass_through_by_reference()
    {
        Thing thing = new(1);
        IDataView view = ml.Data.LoadFromEnumerable([new Row { Kept = thing, Dropped = thing }]);

        Assert.Same(thing, ml.Data.CreateEnumerable<Row>(view, false).Single().Kept);
        Assert.IsType<PrimitiveThingType>(view.Schema["Kept"].Type);
    }

    [Fact]
    public void Splits_keep_both_kinds()
    {
        IDataView[] views = [ml.Data.TrainTestSplit(data, 0.5).TrainSet, ml.Data.CrossValidationSplit(data, 2)[0].TestSet, ml.Data.TakeRows(data, 9)];

        foreach (IDataView view in views)
        {
            Row[] rows = [.. ml.Data.CreateEnumerable<Row>(view, false)];
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.Equal((row.Id, row.Id), (row.Kept!.Id, row.Dropped!.Id)));
        }
    }

    [Fact]
    public void Cache_and_shuffle_keep_primitive_ones_and_drop_structured_ones_without_a_word()
    {
        foreach (IDataView view in new[] { ml.Data.Cache(data), ml.Data.ShuffleRows(data, seed: 1) })
        {
            Assert.Equal(["Id", "Kept"], Rows.Names(view.Schema).Order());
            Row[] rows = [.. ml.Data.CreateEnumerable<Row>(view, false, ignoreMissingColumns: true)];
            Assert.Equal(40, rows.Length);
            Assert.All(rows, row => Assert.Equal(row.Id, row.Kept!.Id));
        }
    }

    [Fact]
    public void A_saved_input_schema_has_lost_them()
    {
        using MemoryStream file = new();
        ITransformer model = ml.Transforms.CopyColumns("Copy", "Id").Fit(data);
        ml.Model.Save(model, data.Schema, file);
        file.Position = 0;

        ml.Model.Load(file, out DataViewSchema schema);

        Assert.Equal(["Id: Int32"], schema.Select(column => column.ToString()));
    }

    [Fact]
    public void A_schema_of_nothing_else_is_refused()
    {
        ITransformer model = ml.Transforms.CopyColumns("Copy", "Kept").Fit(data);
        DataViewSchema schema = ml.Data.LoadFromEnumerable([new Copied()]).Schema;

        Assert.Equal("No valid columns to save", Assert.Throws<InvalidOperationException>(() => ml.Model.Save(model, schema, new MemoryStream())).Message);
    }

    [Fact]
    public void A_prediction_engine_takes_them_in_and_gives_them_out()
    {
        ITransformer model = ml.Transforms.CopyColumns("Copy", "Kept").Fit(data);
        using PredictionEngine<Row, Copied> engine = ml.Model.CreatePredictionEngine<Row, Copied>(model);
        Thing thing = new(7);

        Assert.Same(thing, engine.Predict(new Row { Kept = thing }).Copy);
    }

    private sealed class Row
    {
        [PrimitiveThing]
        public Thing? Kept { get; set; }

        [StructuredThing]
        public Thing? Dropped { get; set; }

        public int Id { get; set; }
    }

    private sealed class Copied
    {
        [PrimitiveThing]
        public Thing? Copy { get; set; }
    }

    private sealed record Thing(int Id);

    private sealed class PrimitiveThingType() : PrimitiveDataViewType(typeof(Thing))
    {
        public override bool Equals(DataViewType? other) => other is PrimitiveThingType;

        public override int GetHashCode() => 1;
    }

    private sealed class StructuredThingType() : StructuredDataViewType(typeof(Thing))
    {
        public override bool Equals(DataViewType? other) => other is StructuredThingType;

        public override int GetHashCode() => 2;
    }

    [AttributeUsage(AttributeTargets.Property)]
    private sealed class PrimitiveThingAttribute : DataViewTypeAttribute
    {
        public override void Register() => DataViewTypeManager.Register(new PrimitiveThingType(), typeof(Thing), this);

        public override bool Equals(DataViewTypeAttribute? other) => other is PrimitiveThingAttribute;

        public override bool Equals(object? obj) => obj is PrimitiveThingAttribute;

        public override int GetHashCode() => 1;
    }

    [AttributeUsage(AttributeTargets.Property)]
    private sealed class StructuredThingAttribute : DataViewTypeAttribute
    {
        public override void Register() => DataViewTypeManager.Register(new StructuredThingType(), typeof(Thing), this);

        public override bool Equals(DataViewTypeAttribute? other) => other is StructuredThingAttribute;

        public override bool Equals(object? obj) => obj is StructuredThingAttribute;

        public override int GetHashCode() => 2;
    }
}
