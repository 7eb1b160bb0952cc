using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Equivariant.ML.Tensors;

/// <summary>
/// Background threads that help with one task at a time. Each thread has a run of the parts, so that from one task to the next it works on
/// the same rows, which its cache holds; whoever is done with its own takes from the others'. A part is claimed by counting
/// <see cref="unclaimed"/> down, and only then is the task read: it cannot change while a claimed part is unfinished, since its caller waits
/// for that. A worker that wakes too late finds nothing to claim and touches nothing.
/// </summary>
internal sealed class Crew(int workers)
{
    // Each thread's count has a cache line of its own, and a neighbour that processors fetch with it.
    private const int Apart = 32;

    // Kernels follow each other within microseconds; waking a sleeping thread costs tens.
    private static readonly long SpinTicks = Stopwatch.Frequency / 25_000;

    private readonly object bed = new();
    private readonly int[] unclaimed = new int[(workers + 2) * Apart];
    private CrewTask task;
    private int busy;
    private int started;
    private int unfinished;
    private int sleeping;
    private volatile bool dismissed;
    private Exception? failure;

    /// <summary>How many background threads there are once there is work.</summary>
    public int Size => workers;

    /// <summary>Whether the crew was free; it is then the caller's until <see cref="Run"/> returns.</summary>
    public bool TryEnter() => Volatile.Read(ref busy) == 0 && Interlocked.CompareExchange(ref busy, 1, 0) == 0;

    /// <summary>Runs every part of a task, some on this thread, and lets the crew go; then throws what the first part threw that threw.</summary>
    public void Run(CrewTask next)
    {
        StartThreads();
        int parts = next.Parts;
        task = next;
        Volatile.Write(ref unfinished, parts);
        for (int thread = 0; thread <= workers; thread++)
        {
            Interlocked.Exchange(ref Unclaimed(thread), next.RunOf(thread, workers + 1).Length);
        }

        if (Volatile.Read(ref sleeping) > 0)
        {
            WakeAll();
        }

        while (RunPart(0))
        {
        }

        var wait = default(SpinWait);
        while (Volatile.Read(ref unfinished) > 0)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }

        Exception? thrown = Interlocked.Exchange(ref failure, null);
        Volatile.Write(ref busy, 0);
        if (thrown is not null)
        {
            ExceptionDispatchInfo.Throw(thrown);
        }
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
            int thread = started + 1;
            new Thread(() => Work(thread)) { IsBackground = true, Name = "Equivariant.ML worker" }.Start();
        }
    }

    private ref int Unclaimed(int thread) => ref unclaimed[(thread + 1) * Apart];

    private void Work(int thread)
    {
        while (!dismissed)
        {
            if (!RunPart(thread) && !Spin())
            {
                Sleep();
            }
        }
    }

    // A part of the thread's own, or of the next who has one.
    private bool RunPart(int thread)
    {
        for (int i = 0, of = thread; i <= workers; i++, of = of == workers ? 0 : of + 1)
        {
            if (Claim(ref Unclaimed(of)) is int left and >= 0)
            {
                RunPart(of, left);
                return true;
            }
        }

        return false;
    }

    // The task lies on its caller's stack, which must not be left while others work on it: what is thrown waits for them.
    private void RunPart(int of, int left)
    {
        try
        {
            task.Run(task.RunOf(of, workers + 1).First + left);
        }
        catch (Exception error)
        {
            Interlocked.CompareExchange(ref failure, error, null);
        }
        finally
        {
            Interlocked.Decrement(ref unfinished);
        }
    }

    // How many parts are left after one was claimed; −1 where there was none.
    private static int Claim(ref int count)
    {
        int left = Volatile.Read(ref count);
        while (left > 0)
        {
            int seen = Interlocked.CompareExchange(ref count, left - 1, left);
            if (seen == left)
            {
                return left - 1;
            }

            left = seen;
        }

        return -1;
    }

    private bool IsWorkLeft()
    {
        for (int thread = 0; thread <= workers; thread++)
        {
            if (Volatile.Read(ref Unclaimed(thread)) > 0)
            {
                return true;
            }
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
                if (IsWorkLeft())
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
            if (!IsWorkLeft() && !dismissed)
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
