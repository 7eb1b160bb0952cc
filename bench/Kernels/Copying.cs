namespace Equivariant.ML.Bench.Kernels;

/// <summary>Memory copied from one place to another, what is read and written together having a given size: that of a cache, or of main memory.</summary>
internal sealed class Copying(long bytes, int calls)
{
    private readonly byte[] from = new byte[bytes / 2];
    private readonly byte[] to = new byte[bytes / 2];

    internal void Repeat()
    {
        for (int call = 0; call < calls; call++)
        {
            from.CopyTo(to.AsSpan());
        }
    }
}
