namespace Equivariant.ML.Tensors;

/// <summary>A block of numbers that belongs to an <see cref="Engine"/>. Its contents after allocation are undefined.</summary>
public abstract class Storage
{
    /// <summary>A block of so many numbers.</summary>
    protected Storage(int length) => Length = length;

    /// <summary>How many numbers the block holds.</summary>
    public int Length { get; }

    /// <summary>
    /// Whether the block belongs to a scope's pool. What lives outside scopes, as parameters do, may be read by several threads at once,
    /// so nothing of it is counted.
    /// </summary>
    internal bool Pooled { get; set; }

    /// <summary>Of a pooled block: how many tensors of its scope share it; at none it goes back to the pool.</summary>
    internal int References { get; set; }

    /// <summary>Of a pooled block: the last scope that used it, by its number among the pool's.</summary>
    internal long LastScope { get; set; }

    /// <summary>A window onto a part of the block: what is written to one is read from the other.</summary>
    public abstract Storage Slice(int start, int length);
}
