namespace Equivariant.ML.Sets;

/// <summary>Sets of points to learn from.</summary>
/// <param name="Title">Where they are from.</param>
/// <param name="Rows">The sets.</param>
/// <param name="Width">The numbers of a point.</param>
internal sealed record SetCollection(string Title, IReadOnlyList<PointSet> Rows, int Width)
{
    /// <summary>Each set's kind as a number, to share kinds out by.</summary>
    public int[] Labels
    {
        get
        {
            string[] kinds = [.. Rows.Select(row => row.Kind).Distinct()];
            return [.. Rows.Select(row => Array.IndexOf(kinds, row.Kind))];
        }
    }
}
