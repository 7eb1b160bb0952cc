using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.MicrosoftML.Tests;

public sealed class LoadFromEnumerableTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Members_become_columns_of_their_types()
    {
        DataViewSchema schema = ml.Data.LoadFromEnumerable(Array.Empty<AllTypes>()).Schema;

        Assert.Equal(
            [
                "Single: Single", "Double: Double", "Int32: Int32", "Boolean: Boolean", "Text: String", "Key: Key<UInt32, 0-2>",
                "Known: Vector<Single, 2>", "Variable: Vector<Single>", "Buffer: Vector<Single>", "Other Name: Single",
            ],
            schema.Select(column => column.ToString()));
    }

    [Fact]
    public void Values_come_back_and_keys_come_back_one_higher()
    {
        AllTypes row = new()
        {
            Single = 1.5f, Double = 2.5, Int32 = -3, Boolean = true, Text = "text", Key = 1, Known = [1, 2], Variable = [3],
            Buffer = new VBuffer<float>(4, 1, [7f], [2]), Renamed = 9,
        };

        AllTypes back = ml.Data.CreateEnumerable<AllTypes>(ml.Data.LoadFromEnumerable([row]), reuseRowObject: false).Single();

        Assert.Equal((1.5f, 2.5, -3, true, "text", 9f), (back.Single, back.Double, back.Int32, back.Boolean, back.Text, back.Renamed));
        Assert.Equal([1f, 2f], back.Known);
        Assert.Equal([3f], back.Variable);
        Assert.Equal([0f, 0f, 7f, 0f], back.Buffer.DenseValues());
        Assert.False(back.Buffer.IsDense);
        Assert.Equal(2u, back.Key);
    }

    [Fact]
    public void A_key_out_of_range_is_missing()
    {
        IDataView view = ml.Data.LoadFromEnumerable([new AllTypes { Key = 3 }]);

        Assert.Equal(0u, ml.Data.CreateEnumerable<AllTypes>(view, false).Single().Key);
    }

    [Fact]
    public void A_null_text_or_array_is_empty()
    {
        AllTypes row = new() { Text = null!, Variable = null! };

        AllTypes back = ml.Data.CreateEnumerable<AllTypes>(ml.Data.LoadFromEnumerable([row]), false).Single();

        Assert.Equal("", back.Text);
        Assert.Empty(back.Variable);
    }

    [Fact]
    public void Row_ids_differ_from_row_to_row()
    {
        IDataView view = Rows.Points(ml, 20);
        using DataViewRowCursor cursor = view.GetRowCursor([]);
        ValueGetter<DataViewRowId> get = cursor.GetIdGetter();
        HashSet<DataViewRowId> ids = [];
        DataViewRowId id = default;
        while (cursor.MoveNext())
        {
            get(ref id);
            Assert.True(ids.Add(id));
        }

        Assert.Equal(20, ids.Count);
        Assert.Equal(-1, cursor.Position);
        Assert.False(cursor.MoveNext());
    }

    [Fact]
    public void A_schema_definition_gives_vectors_their_size_at_run_time()
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(AllTypes));
        definition["Variable"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 5);

        DataViewSchema schema = ml.Data.LoadFromEnumerable(Array.Empty<AllTypes>(), definition).Schema;

        Assert.Equal(5, ((VectorDataViewType)schema["Variable"].Type).Size);
    }

    [Fact]
    public void Rows_are_read_when_a_cursor_moves_and_anew_by_each_cursor()
    {
        int read = 0;
        IDataView view = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 10).Select(i =>
        {
            read++;
            return new Point { X = i };
        }));
        Assert.Equal(0, read);

        using (DataViewRowCursor cursor = view.GetRowCursor(view.Schema))
        {
            Assert.Equal(-1, cursor.Position);
            Assert.True(cursor.MoveNext());
            Assert.True(cursor.MoveNext());
            Assert.Equal(1, cursor.Position);
            Assert.Equal(2, read);
        }

        Rows.Of(view, "X");
        Assert.Equal(12, read);
    }

    [Fact]
    public void An_array_knows_its_count_and_a_sequence_does_not_and_neither_shuffles()
    {
        IDataView array = ml.Data.LoadFromEnumerable(new Point[3]);
        IDataView sequence = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 3).Select(i => new Point()));

        Assert.Equal(3, array.GetRowCount());
        Assert.Null(sequence.GetRowCount());
        Assert.False(array.CanShuffle || sequence.CanShuffle);
    }

    [Fact]
    public void A_column_that_was_not_asked_for_is_not_active()
    {
        IDataView view = Rows.Points(ml, 3);
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["X"]]);

        Assert.True(cursor.IsColumnActive(view.Schema["X"]));
        Assert.False(cursor.IsColumnActive(view.Schema["Y"]));
        Assert.ThrowsAny<ArgumentException>(() => cursor.GetGetter<float>(view.Schema["Y"]));
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<double>(view.Schema["X"]));
    }

    [Fact]
    public void A_missing_column_is_an_error_unless_it_is_ignored()
    {
        IDataView view = Rows.Points(ml, 1);

        Exception thrown = Assert.Throws<ArgumentOutOfRangeException>(() => ml.Data.CreateEnumerable<Named>(view, false).ToArray());

        Assert.Contains("column 'Name'", thrown.Message);
        Assert.Equal("", ml.Data.CreateEnumerable<Named>(view, false, ignoreMissingColumns: true).Single().Name);
    }

    [Fact]
    public void A_column_of_another_type_is_an_error()
    {
        IDataView view = ml.Data.LoadFromEnumerable([new { X = 1.0, Y = 2f }]);

        Exception thrown = Assert.Throws<InvalidOperationException>(() => ml.Data.CreateEnumerable<Point>(view, false).ToArray());

        Assert.StartsWith("Can't bind the IDataView column 'X' of type 'Double' to field or property 'X' of type 'System.Single'.", thrown.Message);
    }

    [Fact]
    public void A_member_of_an_unknown_type_is_an_error() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Data.LoadFromEnumerable([new { Unknown = new object() }]));

    [Fact]
    public void A_null_row_is_an_error() =>
        Assert.Throws<InvalidOperationException>(() => Rows.Of(ml.Data.LoadFromEnumerable(new Point[1]), "X"));

    [Fact]
    public void One_object_may_be_reused_for_all_rows()
    {
        IDataView view = Rows.Points(ml, 3);

        Assert.Single(ml.Data.CreateEnumerable<Point>(view, reuseRowObject: true).ToArray().Distinct());
        Assert.Equal(3, ml.Data.CreateEnumerable<Point>(view, reuseRowObject: false).ToArray().Distinct().Count());
    }
}
