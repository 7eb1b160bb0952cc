namespace Equivariant.ML.Tensors;

/// <summary>
/// A map from rows to groups, with its inverse: edges to their target node, nodes to their graph. Gathering a group's row for each row, and
/// summing the rows of each group, are each other's adjoint. Both directions run in a fixed order, so their sums do not depend on threads.
/// </summary>
public sealed class Grouping
{
    // Each may be longer than what is used of it.
    private readonly int[] index;
    private readonly int[] pointers;
    private readonly int[]? rows;

    private Grouping(int[] index, int[] pointers, int[]? rows)
        : this(index, index.Length, pointers, pointers.Length - 1, rows)
    {
    }

    private Grouping(int[] index, int rowCount, int[] pointers, int groupCount, int[]? rows)
    {
        this.index = index;
        this.pointers = pointers;
        this.rows = rows;
        RowCount = rowCount;
        GroupCount = groupCount;
    }

    /// <summary>How many rows there are.</summary>
    public int RowCount { get; }

    /// <summary>How many groups there are.</summary>
    public int GroupCount { get; }

    /// <summary>Each row's group.</summary>
    public ReadOnlySpan<int> Index => index.AsSpan(0, RowCount);

    /// <summary>Where each group begins in <see cref="Rows"/>; one entry more than there are groups.</summary>
    public ReadOnlySpan<int> Pointers => pointers.AsSpan(0, GroupCount + 1);

    /// <summary>The rows, group after group; empty where they already stand in that order.</summary>
    public ReadOnlySpan<int> Rows => rows is null ? [] : rows.AsSpan(0, RowCount);

    /// <summary>Groups rows that may stand in any order; within a group they keep it.</summary>
    /// <param name="index">Each row's group, from 0 to <paramref name="groupCount"/> − 1.</param>
    /// <param name="groupCount">How many groups there are; some may be empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">A row's group is negative or too large.</exception>
    public static Grouping Of(ReadOnlySpan<int> index, int groupCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(groupCount);
        var pointers = new int[groupCount + 1];
        bool sorted = true;
        for (int row = 0; row < index.Length; row++)
        {
            int group = index[row];
            if ((uint)group >= (uint)groupCount)
            {
                throw new ArgumentOutOfRangeException(nameof(index), $"Row {row} is in group {group}; expected 0 to {groupCount - 1}.");
            }

            sorted &= row == 0 || index[row - 1] <= group;
            pointers[group + 1]++;
        }

        for (int group = 0; group < groupCount; group++)
        {
            pointers[group + 1] += pointers[group];
        }

        return new Grouping(index.ToArray(), pointers, sorted ? null : Sort(index, pointers));
    }

    /// <summary>Takes a grouping whose parts are already computed; the arrays must not change afterwards.</summary>
    /// <param name="index">Each row's group.</param>
    /// <param name="pointers">Where each group begins among the rows; one entry more than there are groups.</param>
    /// <param name="rows">The rows, group after group, or null where they already stand in that order.</param>
    /// <exception cref="ArgumentException">The three do not describe the same grouping.</exception>
    public static Grouping FromParts(int[] index, int[] pointers, int[]? rows)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(pointers);
        if (pointers.Length == 0 || pointers[0] != 0 || pointers[^1] != index.Length || (rows is not null && rows.Length != index.Length))
        {
            throw new ArgumentException($"{index.Length} rows need pointers from 0 to {index.Length}, and as many sorted rows.", nameof(pointers));
        }

        for (int group = 0; group + 1 < pointers.Length; group++)
        {
            if (pointers[group] > pointers[group + 1] || pointers[group + 1] > index.Length)
            {
                throw new ArgumentException($"The pointers of group {group} do not rise.", nameof(pointers));
            }

            for (int place = pointers[group]; place < pointers[group + 1]; place++)
            {
                int row = rows is null ? place : rows[place];
                int previous = place == pointers[group] || rows is null ? -1 : rows[place - 1];
                if ((uint)row >= (uint)index.Length || index[row] != group || row <= previous)
                {
                    throw new ArgumentException($"Place {place} of group {group} names row {row}; expected that group's rows in rising order.", nameof(rows));
                }
            }
        }

        return new Grouping(index, pointers, rows);
    }

    /// <summary>Takes parts that are known to describe a grouping, in arrays that may be longer than they are: nothing is looked at.</summary>
    internal static Grouping FromKnownParts(int[] index, int rowCount, int[] pointers, int groupCount, int[]? rows) =>
        new(index, rowCount, pointers, groupCount, rows);

    private static int[] Sort(ReadOnlySpan<int> index, int[] pointers)
    {
        int[] next = [.. pointers];
        var rows = new int[index.Length];
        for (int row = 0; row < index.Length; row++)
        {
            rows[next[index[row]]++] = row;
        }

        return rows;
    }
}
