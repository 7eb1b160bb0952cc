using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>Groupings in which each row stands several times, made without sorting: copy c of row r is row r·count + c.</summary>
internal static class GroupingCopies
{
    /// <summary>Each copy of a row is in a copy of its group: copy c of group g is group g·count + c.</summary>
    internal static Grouping WithGroups(Grouping rows, int count)
    {
        int length = checked(rows.RowCount * count);
        var index = new int[length];
        var pointers = new int[checked(rows.GroupCount * count) + 1];
        var order = new int[length];
        int end = 0;
        for (int group = 0; group < rows.GroupCount; group++)
        {
            for (int copy = 0; copy < count; copy++)
            {
                for (int place = rows.Pointers[group]; place < rows.Pointers[group + 1]; place++)
                {
                    int row = (RowAt(rows, place) * count) + copy;
                    index[row] = (group * count) + copy;
                    order[end++] = row;
                }

                pointers[(group * count) + copy + 1] = end;
            }
        }

        return Grouping.FromKnownParts(index, length, pointers, pointers.Length - 1, order);
    }

    /// <summary>Each copy of a row is in its group.</summary>
    internal static Grouping WithinGroups(Grouping rows, int count)
    {
        int length = checked(rows.RowCount * count);
        var index = new int[length];
        var pointers = new int[rows.GroupCount + 1];
        int[]? order = rows.Rows.IsEmpty ? null : new int[length];
        int end = 0;
        for (int group = 0; group < rows.GroupCount; group++)
        {
            for (int place = rows.Pointers[group]; place < rows.Pointers[group + 1]; place++)
            {
                int row = RowAt(rows, place) * count;
                index.AsSpan(row, count).Fill(group);
                for (int copy = 0; copy < count && order is not null; copy++)
                {
                    order[end + copy] = row + copy;
                }

                end += count;
            }

            pointers[group + 1] = end;
        }

        return Grouping.FromKnownParts(index, length, pointers, rows.GroupCount, order);
    }

    private static int RowAt(Grouping rows, int place) => rows.Rows.IsEmpty ? place : rows.Rows[place];
}
