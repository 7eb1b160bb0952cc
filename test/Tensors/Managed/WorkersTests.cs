using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors.Tests;

public class WorkersTests
{
    [Fact]
    public unsafe void Every_item_is_done_once() => Sizes.ForAll(Sizes.Of(500, 40), size =>
    {
        var workers = new Workers(3);
        var done = new int[size[0] + 1];
        fixed (int* counts = done)
        {
            for (int run = 1; run <= 20; run++)
            {
                workers.For(size[0], size[1] + 1, new Counting(counts));
                Assert.All(done[..size[0]], count => Assert.Equal(run, count));
            }
        }

        Assert.Equal(0, done[^1]);
    });

    [Fact]
    public unsafe void Work_is_found_by_threads_that_slept()
    {
        var workers = new Workers(2);
        var done = new int[64];
        fixed (int* counts = done)
        {
            for (int run = 0; run < 20; run++)
            {
                workers.For(done.Length, 1, new Counting(counts));
                Thread.Sleep(2);
            }
        }

        Assert.All(done, count => Assert.Equal(20, count));
    }

    [Fact]
    public unsafe void The_number_of_threads_may_change_while_loops_run()
    {
        var workers = new Workers(3);
        var done = new int[256];
        int runs = 0;
        fixed (int* counts = done)
        {
            int* items = counts;
            using var enough = new CancellationTokenSource();
            var looping = new Thread(() =>
            {
                for (; !enough.IsCancellationRequested; runs++)
                {
                    workers.For(256, 1, new Counting(items));
                }
            });
            looping.Start();
            for (int change = 0; change < 300; change++)
            {
                workers.Threads = 1 + (change % 3);
                Thread.Yield();
            }

            enough.Cancel();
            looping.Join();
        }

        Assert.Equal(3, workers.Threads);
        Assert.All(done, count => Assert.Equal(runs, count));
    }

    [Fact]
    public unsafe void What_a_part_throws_comes_out_when_all_parts_are_done_and_work_goes_on()
    {
        var workers = new Workers(3);
        var done = new int[60];
        fixed (int* counts = done)
        {
            int* items = counts;
            for (int bad = 0; bad < done.Length; bad += 7)
            {
                int item = bad;
                Assert.Throws<NotSupportedException>(() => workers.ForEach(60, new Throwing(items, item)));
            }

            workers.ForEach(done.Length, new Counting(counts));
        }

        Assert.All(done, count => Assert.Equal(10, count));
    }

    [Fact]
    public void Sleeping_threads_do_not_keep_their_owner_alive()
    {
        WeakReference workers = Use();
        for (int tries = 0; tries < 50 && workers.IsAlive; tries++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(workers.IsAlive);
    }

    [Fact]
    public void A_warm_loop_allocates_nothing()
    {
        var engine = new ManagedEngine(2);
        Storage x = engine.Allocate(100_000), y = engine.Allocate(100_000), w = engine.Allocate(100 * 100);
        engine.Fill(1, x, x.Length);
        long before = 0;
        for (int run = 0; run < 60; run++)
        {
            before = run == 50 ? GC.GetAllocatedBytesForCurrentThread() : before;
            engine.Map(Unary.Exp, 0, 0, x, y, x.Length);
            engine.MatMul(x, true, y, false, w, 1, 50, 2000, 50);
            engine.MatMul(x, false, w, true, y, 1, 1000, 100, 100);
            engine.Reduce(Reduction.Sum, x, y, 1, 100_000, 1);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe WeakReference Use()
    {
        var workers = new Workers(2);
        var done = new int[64];
        fixed (int* counts = done)
        {
            workers.For(done.Length, 1, new Counting(counts));
        }

        return new WeakReference(workers);
    }

    private readonly unsafe struct Counting(int* counts) : IRangeJob
    {
        public void Run(int start, int end)
        {
            for (int item = start; item < end; item++)
            {
                Interlocked.Increment(ref counts[item]);
            }
        }
    }

    private readonly unsafe struct Throwing(int* counts, int bad) : IRangeJob
    {
        public void Run(int start, int end)
        {
            new Counting(counts).Run(start, end);
            if (start <= bad && bad < end)
            {
                throw new NotSupportedException();
            }
        }
    }
}
