namespace Equivariant.ML.Estimators;

/// <summary>Makes each item on another thread while the one before it is worked on.</summary>
internal static class LookAhead
{
    /// <summary>
    /// The items in their order. While an item is worked on the next is made, and no more: an item is begun only when the one two before it is done with.
    /// Whoever stops early waits until nothing is being made any more.
    /// </summary>
    /// <param name="count">How many there are.</param>
    /// <param name="make">Makes an item; what it throws is thrown where that item would be given out.</param>
    internal static IEnumerable<T> Over<T>(int count, Func<int, T> make)
    {
        Task<T>? next = null;
        try
        {
            for (int item = 0; item < count; item++)
            {
                T made = next is null ? make(item) : next.GetAwaiter().GetResult();
                next = item + 1 < count ? Begin(item + 1, make) : null;
                yield return made;
            }
        }
        finally
        {
            if (next is not null)
            {
                // It is not asked for any more, nor is what went wrong with it.
                Task.WaitAny(next);
                _ = next.Exception;
            }
        }
    }

    private static Task<T> Begin<T>(int item, Func<int, T> make) => Task.Run(() => make(item));
}
