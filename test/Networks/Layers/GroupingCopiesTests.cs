using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Layers;

/// <summary>Copies of groupings made without sorting are those that sorting makes.</summary>
public class GroupingCopiesTests
{
    public static TheoryData<int[], int, int> Cases => new()
    {
        { [], 0, 2 },
        { [], 3, 2 },
        { [0, 0, 2, 3], 5, 1 },
        { [0, 0, 2, 3], 5, 3 },
        { [4, 0, 2, 0, 4, 4], 5, 2 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Copies_are_what_sorting_makes(int[] index, int groups, int count)
    {
        Grouping rows = Grouping.Of(index, groups);
        AssertSame(
            Grouping.Of([.. index.SelectMany(group => Enumerable.Range(0, count).Select(copy => (group * count) + copy))], groups * count),
            GroupingCopies.WithGroups(rows, count));
        AssertSame(Grouping.Of([.. index.SelectMany(group => Enumerable.Repeat(group, count))], groups), GroupingCopies.WithinGroups(rows, count));
    }

    private static void AssertSame(Grouping expected, Grouping actual)
    {
        Assert.Equal(expected.Index.ToArray(), actual.Index.ToArray());
        Assert.Equal(expected.Pointers.ToArray(), actual.Pointers.ToArray());
        Assert.Equal(RowsOf(expected), RowsOf(actual));
    }

    private static int[] RowsOf(Grouping grouping) => grouping.Rows.IsEmpty ? [.. Enumerable.Range(0, grouping.RowCount)] : grouping.Rows.ToArray();
}
