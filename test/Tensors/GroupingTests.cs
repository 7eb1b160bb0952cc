using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Tensors.Tests;

public class GroupingTests
{
    private static readonly Arbitrary<(int[] Index, int Groups)> Any =
        (from groups in Gen.Choose(1, 8)
         from index in Gen.Choose(0, groups - 1).ArrayOf()
         from sorted in ArbMap.Default.GeneratorFor<bool>()
         select (sorted ? [.. index.Order()] : index, groups)).ToArbitrary();

    [Fact]
    public void Rows_of_each_group_stand_in_rising_order() => Prop.ForAll(Any, any =>
    {
        Grouping grouping = Grouping.Of(any.Index, any.Groups);
        Assert.Equal((any.Index.Length, any.Groups), (grouping.RowCount, grouping.GroupCount));
        Assert.Equal(any.Index, grouping.Index.ToArray());
        for (int group = 0; group < any.Groups; group++)
        {
            Assert.Equal(Enumerable.Range(0, any.Index.Length).Where(row => any.Index[row] == group), RowsOf(grouping, group));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rows_that_already_stand_in_order_are_not_listed() => Prop.ForAll(Any, any =>
        Grouping.Of(any.Index, any.Groups).Rows.IsEmpty == any.Index.SequenceEqual(any.Index.Order())).QuickCheckThrowOnFailure();

    [Fact]
    public void Parts_of_a_grouping_make_it_again() => Prop.ForAll(Any, any =>
    {
        Grouping whole = Grouping.Of(any.Index, any.Groups);
        Grouping again = Grouping.FromParts(whole.Index.ToArray(), whole.Pointers.ToArray(), whole.Rows.IsEmpty ? null : whole.Rows.ToArray());
        Assert.Equal(whole.Rows.ToArray(), again.Rows.ToArray());
        Assert.Equal(whole.Pointers.ToArray(), again.Pointers.ToArray());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Parts_of_which_one_is_changed_are_refused() => Prop.ForAll(Any, Gen.Choose(0, 1000).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (any, place, by) =>
    {
        Grouping whole = Grouping.Of(any.Index, any.Groups);
        int[][] parts = [whole.Index.ToArray(), whole.Pointers.ToArray(), whole.Rows.IsEmpty ? [] : whole.Rows.ToArray()];
        int[] changed = parts[place % 3];
        if (changed.Length > 0)
        {
            changed[place % changed.Length] += by;
            Assert.Throws<ArgumentException>(() => Grouping.FromParts(parts[0], parts[1], whole.Rows.IsEmpty ? null : parts[2]));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Row_outside_the_groups_is_refused()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => Grouping.Of([0, 2], 2));
        Assert.StartsWith("Row 1 is in group 2; expected 0 to 1.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Grouping.Of([-1], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Grouping.Of([], -1));
    }

    private static int[] RowsOf(Grouping grouping, int group)
    {
        Range places = grouping.Pointers[group]..grouping.Pointers[group + 1];
        return grouping.Rows.IsEmpty ? [.. Enumerable.Range(places.Start.Value, places.End.Value - places.Start.Value)] : grouping.Rows[places].ToArray();
    }
}
