namespace Equivariant.ML.Tensors;

/// <summary>
/// Work over the items 0 to n − 1 that may be split between threads anywhere: what is computed for an item does not depend on where.
/// </summary>
internal interface IRangeJob
{
    /// <summary>Does the items from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    void Run(int start, int end);
}
