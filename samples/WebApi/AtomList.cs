using System.Collections.ObjectModel;
using System.Text.Json;

namespace Equivariant.ML.WebApi;

/// <summary>A list that refuses more than a molecule's worth while it is being read: memory is bounded by what is allowed, not by what is sent.</summary>
internal sealed class AtomList<T> : Collection<T>
{
    protected override void InsertItem(int index, T item)
    {
        if (Count == AtomList.Most)
        {
            throw new JsonException($"The list has more than {AtomList.Most} items; expected at most so many.");
        }

        base.InsertItem(index, item);
    }
}

/// <summary>How long an <see cref="AtomList{T}"/> may be. Atoms at one place are all neighbours: memory and time grow with the square.</summary>
internal static class AtomList
{
    internal const int Most = 200;
}
