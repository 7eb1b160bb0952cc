using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.MicrosoftML.Tests;

public sealed class TransformTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Scalars_and_vectors_are_concatenated()
    {
        IDataView data = ml.Data.LoadFromEnumerable([new AllTypes { Single = 1, Known = [2, 3], Renamed = 4 }]);

        IDataView output = ml.Transforms.Concatenate("Features", "Single", "Known", "Other Name").Fit(data).Transform(data);

        Assert.Equal("Vector<Single, 4>", output.Schema["Features"].Type.ToString());
        Assert.Equal([1f, 2f, 3f, 4f], Vector(output, "Features"));
        Assert.Throws<InvalidOperationException>(() => Fit(ml.Transforms.Concatenate("A", "Single", "Double")));
        Assert.Throws<InvalidOperationException>(() => Fit(ml.Transforms.Concatenate("A", "Key")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fit(ml.Transforms.Concatenate("A", "Nothing")));

        void Fit(IEstimator<ITransformer> estimator) => estimator.Append(ml.Transforms.CopyColumns("B", "A")).Fit(data);
    }

    [Fact]
    public void Slots_are_scaled_by_their_largest_magnitude_or_by_their_range()
    {
        IDataView data = ml.Data.LoadFromEnumerable(
            [new AllTypes { Single = 1, Known = [-4, 5] }, new AllTypes { Single = 3, Known = [2, 5] }, new AllTypes { Single = float.NaN, Known = [0, 5] }]);

        IDataView fixedZero = ml.Transforms.NormalizeMinMax("Known").Fit(data).Transform(data);
        IDataView ranged = ml.Transforms.NormalizeMinMax("Single", fixZero: false).Fit(data).Transform(data);

        Assert.Equal([-1f, 0f], Vector(fixedZero, "Known")); // A slot that never changes becomes zero.
        Assert.Equal([0f, 1f, float.NaN], Rows.Of(ranged, "Single"));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            ml.Transforms.NormalizeMinMax("Variable").Append(ml.Transforms.CopyColumns("B", "Variable")).Fit(data));
    }

    [Fact]
    public void Values_become_keys_and_come_back()
    {
        IDataView data = ml.Data.LoadFromEnumerable(new[] { "b", "a", "b", "" }.Select(name => new Named { Name = name }));

        ITransformer model = ml.Transforms.Conversion.MapValueToKey("Key", "Name")
            .Append(ml.Transforms.Conversion.MapKeyToValue("Back", "Key")).Fit(data);
        IDataView output = model.Transform(data);

        Assert.Equal("Key<UInt32, 0-1>", output.Schema["Key"].Type.ToString());
        Keyed[] rows = [.. ml.Data.CreateEnumerable<Keyed>(output, false)];
        Assert.Equal([1u, 2u, 1u, 0u], rows.Select(row => row.Key));
        Assert.Equal(["b", "a", "b", ""], rows.Select(row => row.Back));
        VBuffer<ReadOnlyMemory<char>> values = default;
        output.Schema["Key"].Annotations.GetValue("KeyValues", ref values);
        Assert.Equal(["b", "a"], values.DenseValues().Select(value => value.ToString()));
    }

    [Fact]
    public void All_come_back_from_a_file()
    {
        IDataView data = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 5).Select(i => new AllTypes { Single = i, Known = [i, -i], Text = $"t{i % 2}" }));
        ITransformer model = ml.Transforms.Conversion.MapValueToKey("Key", "Text")
            .Append(ml.Transforms.Conversion.MapKeyToValue("Back", "Key"))
            .Append(ml.Transforms.NormalizeMinMax("Known"))
            .Append(ml.Transforms.Concatenate("Features", "Single", "Known"))
            .Append(ml.Transforms.CopyColumns("Copy", "Features")).Fit(data);
        using MemoryStream file = new();
        ml.Model.Save(model, data.Schema, file);
        file.Position = 0;

        IDataView output = new MLContext().Model.Load(file, out _).Transform(data);

        Assert.Equal(["Back", "Features", "Copy"], Rows.Names(output.Schema)[^3..]);
        Assert.Equal([0f, 0f, 0f], Vector(output, "Copy"));
        Assert.Equal(["t0", "t1", "t0", "t1", "t0"], ml.Data.CreateEnumerable<Keyed>(output, false).Select(row => row.Back));
    }

    private static float[] Vector(IDataView view, string name)
    {
        DataViewSchema.Column column = view.Schema[name];
        using DataViewRowCursor cursor = view.GetRowCursor([column]);
        ValueGetter<VBuffer<float>> get = cursor.GetGetter<VBuffer<float>>(column);
        VBuffer<float> value = default;
        Assert.True(cursor.MoveNext());
        get(ref value);
        return [.. value.DenseValues()];
    }

    private sealed class Keyed
    {
        public uint Key { get; set; }

        public string Back { get; set; } = "";
    }
}
