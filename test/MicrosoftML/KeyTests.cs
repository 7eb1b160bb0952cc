using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Equivariant.ML.MicrosoftML.Tests;

/// <summary>Keys, and the annotations that say what they stand for.</summary>
public sealed class KeyTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Keys_are_numbered_by_occurrence_or_by_value()
    {
        IDataView data = ml.Data.LoadFromEnumerable([new Sized { Size = 10, Name = "b" }, new Sized { Size = 9, Name = "a" }, new Sized { Size = 10, Name = "B" }]);

        Assert.Equal([1u, 2u, 1u], Keys("Size", ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence));
        Assert.Equal([2u, 1u, 2u], Keys("Size", ValueToKeyMappingEstimator.KeyOrdinality.ByValue));
        Assert.Equal([3u, 2u, 1u], Keys("Name", ValueToKeyMappingEstimator.KeyOrdinality.ByValue));

        uint[] Keys(string column, ValueToKeyMappingEstimator.KeyOrdinality ordinality)
        {
            IDataView output = ml.Transforms.Conversion.MapValueToKey("Key", column, keyOrdinality: ordinality).Fit(data).Transform(data);
            return [.. ml.Data.CreateEnumerable<Keyed>(output, false).Select(row => row.Key)];
        }
    }

    [Fact]
    public void Key_values_are_found_by_their_type()
    {
        IDataView data = ml.Data.LoadFromEnumerable([new Sized { Size = 10, Name = "b" }]);
        DataViewSchema schema = ml.Transforms.Conversion.MapValueToKey("ByName", "Name")
            .Append(ml.Transforms.Conversion.MapValueToKey("BySize", "Size")).Fit(data).Transform(data).Schema;

        Assert.True(schema["ByName"].HasKeyValues());
        Assert.False(schema["BySize"].HasKeyValues());
        Assert.True(schema["BySize"].HasKeyValues(NumberDataViewType.Int32));
        Assert.False(schema["Name"].HasKeyValues());
        VBuffer<int> sizes = default;
        schema["BySize"].GetKeyValues(ref sizes);
        Assert.Equal([10], sizes.DenseValues());
    }

    [Fact]
    public void Slot_names_are_found_where_there_is_one_for_each_slot()
    {
        DataViewSchema.Builder schema = new();
        schema.AddColumn("Right", new VectorDataViewType(NumberDataViewType.Single, 2), Named("x", "y"));
        schema.AddColumn("TooFew", new VectorDataViewType(NumberDataViewType.Single, 3), Named("x", "y"));
        schema.AddColumn("Scalar", NumberDataViewType.Single, Named("x"));
        DataViewSchema columns = schema.ToSchema();

        Assert.Equal([true, false, false], columns.Select(column => column.HasSlotNames()));
        VBuffer<ReadOnlyMemory<char>> names = default;
        columns["Right"].GetSlotNames(ref names);
        Assert.Equal(["x", "y"], names.DenseValues().Select(name => name.ToString()));

        static DataViewSchema.Annotations Named(params string[] names)
        {
            DataViewSchema.Annotations.Builder builder = new();
            builder.Add("SlotNames", new VectorDataViewType(TextDataViewType.Instance, names.Length), (ref VBuffer<ReadOnlyMemory<char>> value) =>
                value = new VBuffer<ReadOnlyMemory<char>>(names.Length, [.. names.Select(name => name.AsMemory())]));
            return builder.ToAnnotations();
        }
    }

    [Fact]
    public void Values_of_no_rows_leave_a_key_without_values()
    {
        IDataView data = ml.Data.LoadFromEnumerable(Array.Empty<Sized>());
        IDataView output = ml.Transforms.Conversion.MapValueToKey("Key", "Name").Fit(data).Transform(data);

        Assert.Equal("Key: Key<UInt32, 0-0>", output.Schema["Key"].ToString());
        Assert.Throws<InvalidOperationException>(() => ml.Transforms.Conversion.MapKeyToValue("Back", "Key").Fit(output));
    }

    [Fact]
    public void Only_keys_with_values_become_values()
    {
        IDataView data = ml.Data.LoadFromEnumerable([new AllTypes()]);

        Assert.Throws<InvalidOperationException>(() => ml.Transforms.Conversion.MapKeyToValue("Back", "Key").Fit(data));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            ml.Transforms.Conversion.MapKeyToValue("Back", "Key").Append(ml.Transforms.CopyColumns("A", "Back")).Fit(data));
    }

    private sealed class Sized
    {
        public int Size { get; set; }

        public string Name { get; set; } = "";
    }

    private sealed class Keyed
    {
        public uint Key { get; set; }
    }
}
