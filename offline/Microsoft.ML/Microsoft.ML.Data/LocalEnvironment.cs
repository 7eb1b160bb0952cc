using System.Diagnostics;

namespace Microsoft.ML.Data;

/// <summary>The environment behind an MLContext, and the hosts registered in it.</summary>
internal sealed class LocalEnvironment : IHost, IHostEnvironmentInternal, ICancelable
{
    private readonly Lock gate = new();
    private readonly List<WeakReference<LocalEnvironment>> children = [];
    private readonly LocalEnvironment parent;
    private readonly Action<string, ChannelMessage> listener;
    private readonly string name;

    public LocalEnvironment(int? seed, Action<string, ChannelMessage> listener)
    {
        Seed = seed;
        Rand = seed is { } value ? new TauswortheHybrid((uint)value) : new TauswortheHybrid(new Random());
        this.listener = listener;
        ComponentCatalog = new ComponentCatalog();
    }

    private LocalEnvironment(LocalEnvironment parent, string name, Random rand)
    {
        Seed = parent.Seed;
        Rand = rand;
        listener = parent.listener;
        ComponentCatalog = parent.ComponentCatalog;
        GpuDeviceId = parent.GpuDeviceId;
        FallbackToCpu = parent.FallbackToCpu;
        IsCanceled = parent.IsCanceled;
        this.parent = parent;

        // Its parent's parent's, as ML.NET has it: a host's own name is left out of the names of the hosts in it.
        this.name = Named(parent.parent?.name, name);
    }

    public int? Seed { get; }
    public Random Rand { get; }
    public bool FallbackToCpu { get; set; }
    public int? GpuDeviceId { get; set; }
    public bool IsCanceled { get; private set; }
    public ComponentCatalog ComponentCatalog { get; }
    public string ContextDescription => "HostEnvironment";

    public IHost Register(string name, int? seed = null, bool? verbose = null)
    {
        Contracts.CheckNonEmpty(name, nameof(name));
        lock (gate)
        {
            LocalEnvironment host = new(this, name, seed is { } value ? new TauswortheHybrid((uint)value) : new TauswortheHybrid(Rand));
            children.RemoveAll(child => !child.TryGetTarget(out _));
            children.Add(new WeakReference<LocalEnvironment>(host));
            return host;
        }
    }

    /// <summary>Cancels the hosts that are still there; those registered in a canceled one are canceled from the start.</summary>
    void ICancelable.CancelExecution()
    {
        lock (gate)
        {
            IsCanceled = true;
            foreach (WeakReference<LocalEnvironment> child in children)
            {
                if (child.TryGetTarget(out LocalEnvironment host))
                    ((ICancelable)host).CancelExecution();
            }
        }
    }

    public TException Process<TException>(TException ex)
        where TException : Exception =>
        ex is null ? null : Contracts.Mark(ex);

    public IChannel Start(string name) => new Channel(this, Named(this.name, name));
    public IProgressChannel StartProgressChannel(string name) => new SilentProgress();
    private static string Named(string outer, string name) => outer is null ? name : $"{outer}; {name}";

    private sealed class Channel : IChannel
    {
        private readonly LocalEnvironment parent;
        private readonly string source;
        private readonly long started = Stopwatch.GetTimestamp();
        private bool disposed;

        public Channel(LocalEnvironment parent, string source)
        {
            this.parent = parent;
            this.source = source;
            Trace("Channel started");
        }

        public string ContextDescription => source;

        public TException Process<TException>(TException ex)
            where TException : Exception =>
            parent.Process(ex);

        public void Send(ChannelMessage msg) => parent.listener(source, msg);

        public void Dispose()
        {
            if (disposed)
                return;

            disposed = true;
            Trace($"Channel finished. Elapsed {Stopwatch.GetElapsedTime(started):c}.");
            Trace("Channel disposed");
        }

        private void Trace(string message) => Send(new ChannelMessage(ChannelMessageKind.Trace, MessageSensitivity.None, message));
    }

    /// <summary>Only a console environment prints progress, and MLContext is not one.</summary>
    private sealed class SilentProgress : IProgressChannel
    {
        public void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction)
        {
        }

        public void Checkpoint(params double?[] values)
        {
        }

        public IProgressChannel StartProgressChannel(string name) => new SilentProgress();

        public void Dispose()
        {
        }
    }
}
