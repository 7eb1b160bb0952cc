namespace Equivariant.ML.Tensors;

/// <summary>Pointers into a pinned <see cref="Grouping"/>.</summary>
internal readonly unsafe struct GroupingView(int* index, int* pointers, int* rows)
{
    /// <summary>Each row's group.</summary>
    public int* Index => index;

    /// <summary>Where each group begins.</summary>
    public int* Pointers => pointers;

    /// <summary>The rows, group after group; null where they already stand in that order.</summary>
    public int* Rows => rows;
}
