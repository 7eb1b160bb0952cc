namespace Equivariant.ML.Transforms;

/// <summary>How many numbers a column has in the current row, and how many it is to have for each node or edge.</summary>
internal readonly record struct ColumnLength(string Name, int Length, int Width)
{
    /// <summary>Checks that the column has numbers for each node or edge.</summary>
    /// <param name="count">How many nodes or edges there are.</param>
    /// <param name="each">"node" or "edge".</param>
    /// <param name="teller">The column that says so.</param>
    /// <param name="errors">Makes the error.</param>
    /// <exception cref="InvalidOperationException">It has more or fewer.</exception>
    public void Require(int count, string each, string teller, RowErrors errors)
    {
        long expected = (long)count * Width;
        if (Length != expected)
        {
            throw errors.In(Name, $"found {Length} numbers; expected {expected} ({Width} for each {each}; column '{teller}' has {count} {each}s).");
        }
    }
}
