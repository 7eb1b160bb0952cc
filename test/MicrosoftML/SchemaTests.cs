using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.MicrosoftML.Tests;

public sealed class SchemaTests
{
    [Fact]
    public void A_later_column_hides_an_earlier_one_of_its_name()
    {
        DataViewSchema.Builder builder = new();
        builder.AddColumn("A", NumberDataViewType.Single);
        builder.AddColumn("B", NumberDataViewType.Single);
        builder.AddColumn("A", TextDataViewType.Instance);
        DataViewSchema schema = builder.ToSchema();

        Assert.Equal([true, false, false], schema.Select(column => column.IsHidden));
        Assert.Equal(2, schema["A"].Index);
        Assert.Null(schema.GetColumnOrNull("C"));
        Assert.Throws<ArgumentOutOfRangeException>(() => schema["C"]);
    }

    [Fact]
    public void Annotations_are_columns_of_one_row()
    {
        DataViewSchema.Annotations.Builder builder = new();
        builder.AddPrimitiveValue("Unit", TextDataViewType.Instance, "kcal/mol".AsMemory());
        builder.Add("Names", new VectorDataViewType(NumberDataViewType.Single, 2), (ref VBuffer<float> value) => value = new VBuffer<float>(2, [1f, 2f]));
        DataViewSchema.Builder columns = new();
        columns.AddColumn("A", NumberDataViewType.Single, builder.ToAnnotations());
        DataViewSchema.Column column = columns.ToSchema()["A"];

        ReadOnlyMemory<char> unit = default;
        column.Annotations.GetValue("Unit", ref unit);
        VBuffer<float> names = default;
        column.Annotations.GetValue("Names", ref names);

        Assert.Equal("kcal/mol", unit.ToString());
        Assert.Equal([1f, 2f], names.DenseValues());
        Assert.Equal("A: Single {Unit, Names}", column.ToString());
        Assert.Throws<InvalidOperationException>(() => column.Annotations.GetValue("Other", ref unit));
        Assert.Empty(new DataViewSchema.DetachedColumn("B", NumberDataViewType.Single).Annotations.Schema);
    }

    [Fact]
    public void Types_are_equal_by_what_they_are()
    {
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2, 3), new VectorDataViewType(NumberDataViewType.Single, 2, 3));
        Assert.NotEqual(new VectorDataViewType(NumberDataViewType.Single, 6), new VectorDataViewType(NumberDataViewType.Single, 2, 3));
        Assert.Equal(6, new VectorDataViewType(NumberDataViewType.Single, 2, 3).Size);
        Assert.Equal("Vector<Single, 2, 3>", new VectorDataViewType(NumberDataViewType.Single, 2, 3).ToString());
        Assert.Equal(typeof(VBuffer<float>), new VectorDataViewType(NumberDataViewType.Single).RawType);
        Assert.Equal(new KeyDataViewType(typeof(uint), 3), new KeyDataViewType(typeof(uint), 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(int), 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(uint), 0));
    }

    [Fact]
    public void A_buffer_editor_reuses_a_buffer_that_is_large_enough()
    {
        VBuffer<float> buffer = new(4, [1f, 2f, 3f, 4f]);

        VBufferEditor<float> smaller = VBufferEditor.Create(ref buffer, 2);
        Assert.False(smaller.CreatedNewValues);
        smaller.Values[0] = 9;
        buffer = smaller.Commit();
        Assert.Equal([9f, 2f], buffer.GetValues().ToArray());

        VBufferEditor<float> sparse = VBufferEditor.Create(ref buffer, 6, valuesCount: 1);
        sparse.Values[0] = 5;
        sparse.Indices[0] = 3;
        buffer = sparse.Commit();
        float[] dense = new float[6];
        buffer.CopyTo(dense);
        Assert.Equal([0f, 0f, 0f, 5f, 0f, 0f], dense);
        Assert.Equal(5f, buffer.GetItemOrDefault(3));
        Assert.Equal(0f, buffer.GetItemOrDefault(2));
        Assert.Equal(1, buffer.GetValues().Length);
        Assert.Equal("Sparse vector of size 6, 1 explicit values", buffer.ToString());

        VBuffer<float> copy = default;
        buffer.CopyToDense(ref copy);
        Assert.True(copy.IsDense);
    }
}
