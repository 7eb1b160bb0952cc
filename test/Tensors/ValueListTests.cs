namespace Equivariant.ML.Tensors.Tests;

public class ValueListTests
{
    [Fact]
    public void Lists_of_equal_items_are_equal()
    {
        ValueList<string> list = ["a", "b"];
        ValueList<string> same = ["a", string.Concat("", "b")];

        Assert.True(list.Equals(same));
        Assert.True(list.Equals((object)same));
        Assert.Equal(list.GetHashCode(), same.GetHashCode());
        Assert.False(list.Equals(["b", "a"]));
        Assert.False(list.Equals(["a"]));
        Assert.False(list.Equals((object)"a"));
        Assert.False(list.Equals(null));
    }

    [Fact]
    public void Items_are_read_in_order_and_printed()
    {
        ValueList<int> list = [3, 1, 2];

        Assert.Equal(3, list.Count);
        Assert.Equal(1, list[1]);
        Assert.Equal(new[] { 3, 1, 2 }, list.AsEnumerable());
        Assert.Equal("[3, 1, 2]", list.ToString());
        Assert.Throws<IndexOutOfRangeException>(() => list[3]);
    }

    [Fact]
    public void What_becomes_of_the_array_it_was_made_of_does_not_matter()
    {
        int[] items = [1, 2];
        ValueList<int> list = [.. items];
        items[0] = 5;

        Assert.Equal([1, 2], list);
    }
}
