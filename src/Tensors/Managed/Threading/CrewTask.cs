namespace Equivariant.ML.Tensors;

/// <summary>A job in parts of equal length (the last may be shorter).</summary>
internal readonly unsafe struct CrewTask(delegate*<void*, int, int, void> work, void* job, int count, int length)
{
    public int Parts => ((count - 1) / length) + 1;

    /// <summary>The parts that are a thread's to begin with.</summary>
    public (int First, int Length) RunOf(int thread, int threads)
    {
        int first = (int)((long)Parts * thread / threads);
        return (first, (int)((long)Parts * (thread + 1) / threads) - first);
    }

    public void Run(int part)
    {
        int start = part * length;
        work(job, start, Math.Min(length, count - start) + start);
    }
}
