using System.Diagnostics;

namespace Equivariant.ML.Tensors;

/// <summary>
/// Background threads that help with one task at a time. A part is claimed by counting <see cref="unclaimed"/> down, and only then is the
/// task read: it cannot change while a claimed part is unfinished, since its caller waits for that. A worker that wakes too late finds
/// nothing to claim and touches nothing.
/// </summary>
internal sealed class Crew(int workers)
{
    // Kernels follow each other within microseconds; waking a sleeping thread costs tens.
    private static readonly long SpinTicks = Stopwatch.Frequency / 25_000;

    private readonly object bed = new();
    private CrewTask task;
    private int busy;
    private int started;
    private int unclaimed;
    private int unfinished;
    private int sleeping;
    private volatile bool dismissed;

    /// <summary>How many background threads there are once there is work.</summary>
    public int Size => workers;

    /// <summary>Whether the crew was free; it is then the caller's until <see cref="Run"/> returns.</summary>
    public bool TryEnter() => Volatile.Read(ref busy) == 0 && Interlocked.CompareExchange(ref busy, 1, 0) == 0;

    /// <summary>Runs every part of a task, some on this thread, and lets the crew go.</summary>
    public void Run(CrewTask next)
    {
        StartThreads();
        int parts = next.Parts;
        task = next;
        Volatile.Write(ref unfinished, parts);
        Interlocked.Exchange(ref unclaimed, parts);
        if (Volatile.Read(ref sleeping) > 0)
        {
            WakeAll();
        }

        while (RunPart())
        {
        }

        var wait = default(SpinWait);
        while (Volatile.Read(ref unfinished) > 0)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }

        Volatile.Write(ref busy, 0);
    }

    /// <summary>Ends the background threads.</summary>
    public void Dismiss()
    {
        dismissed = true;
        WakeAll();
    }

    private void StartThreads()
    {
        for (; started < workers; started++)
        {
            new Thread(Work) { IsBackground = true, Name = "Equivariant.ML worker" }.Start();
        }
    }

    private void Work()
    {
        while (!dismissed)
        {
            if (!RunPart() && !Spin())
            {
                Sleep();
            }
        }
    }

    private bool RunPart()
    {
        int left = Volatile.Read(ref unclaimed);
        while (left > 0)
        {
            int seen = Interlocked.CompareExchange(ref unclaimed, left - 1, left);
            if (seen == left)
            {
                task.Run(left - 1);
                Interlocked.Decrement(ref unfinished);
                return true;
            }

            left = seen;
        }

        return false;
    }

    // Whether work came up before the time was over.
    private bool Spin()
    {
        long end = Stopwatch.GetTimestamp() + SpinTicks;
        do
        {
            for (int pause = 0; pause < 8; pause++)
            {
                if (Volatile.Read(ref unclaimed) > 0)
                {
                    return true;
                }

                Thread.SpinWait(8);
            }
        }
        while (Stopwatch.GetTimestamp() < end);
        return false;
    }

    // Counted as asleep before the last look for work, so that a caller who comes later sees the count and wakes it.
    private void Sleep()
    {
        lock (bed)
        {
            Interlocked.Increment(ref sleeping);
            if (Volatile.Read(ref unclaimed) == 0 && !dismissed)
            {
                Monitor.Wait(bed);
            }

            Interlocked.Decrement(ref sleeping);
        }
    }

    private void WakeAll()
    {
        lock (bed)
        {
            Monitor.PulseAll(bed);
        }
    }
}
