namespace Equivariant.ML.Hosting.Tests;

/// <summary>A clock that stands still until a test moves it on; timers then go off, on the test's own thread.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, period);
        var timer = new Timer(this, () => callback(state));
        timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves on by so many seconds, one after the other.</summary>
    public void Advance(int seconds)
    {
        for (int second = 0; second < seconds; second++)
        {
            now += TimeSpan.FromSeconds(1);
            foreach (Timer timer in timers)
            {
                timer.GoOffIfDue();
            }
        }
    }

    private sealed class Timer(ManualTime time, Action callback) : ITimer
    {
        private DateTimeOffset? due;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            due = dueTime == Timeout.InfiniteTimeSpan ? null : time.now + dueTime;
            return true;
        }

        public void GoOffIfDue()
        {
            if (due <= time.now)
            {
                due = null;
                callback();
            }
        }

        public void Dispose() => due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
