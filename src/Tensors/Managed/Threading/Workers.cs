namespace Equivariant.ML.Tensors;

/// <summary>
/// Splits loops between the calling thread and a few background threads, which start at first use and end when this object is collected.
/// A caller that finds them busy with another's loop does its own alone.
/// </summary>
internal sealed unsafe class Workers(int threads)
{
    // A thread that finds its part done takes another, which evens out unequal parts and a worker that wakes late.
    private const int PartsPerThread = 4;

    /// <summary>No other threads: every loop runs on the calling one.</summary>
    public static readonly Workers None = new(1);

    private volatile Crew crew = new(threads - 1);

    // The background threads hold the crew but not this object, so it can be collected while they sleep.
    ~Workers() => crew.Dismiss();

    /// <summary>How many threads a loop may use, the calling one among them. Loops that have begun go on; a crew that is let go finishes its parts.</summary>
    public int Threads
    {
        get => crew.Size + 1;
        set => Interlocked.Exchange(ref crew, new Crew(value - 1)).Dismiss();
    }

    /// <summary>Runs a job over <paramref name="count"/> items.</summary>
    /// <param name="count">How many items.</param>
    /// <param name="grain">Parts are multiples of so many items, few enough to be worth sharing out.</param>
    /// <param name="job">The work.</param>
    public void For<TJob>(int count, int grain, TJob job)
        where TJob : unmanaged, IRangeJob => Share(count, grain, PartsPerThread, job);

    /// <summary>Runs a job over <paramref name="count"/> items, each large enough to be handed out by itself.</summary>
    public void ForEach<TJob>(int count, TJob job)
        where TJob : unmanaged, IRangeJob => Share(count, 1, count, job);

    private void Share<TJob>(int count, int grain, int partsPerThread, TJob job)
        where TJob : unmanaged, IRangeJob
    {
        Crew free = crew;
        if (count <= grain || free.Size == 0 || !free.TryEnter())
        {
            job.Run(0, count);
            return;
        }

        int parts = (int)Math.Min((long)(free.Size + 1) * partsPerThread, ((long)count + grain - 1) / grain);
        long length = ((long)count + parts - 1) / parts;
        length = (length + grain - 1) / grain * grain;
        free.Run(new CrewTask(&Invoke<TJob>, &job, count, (int)Math.Min(length, count)));
        GC.KeepAlive(this);
    }

    private static void Invoke<TJob>(void* job, int start, int end)
        where TJob : unmanaged, IRangeJob => ((TJob*)job)->Run(start, end);
}
