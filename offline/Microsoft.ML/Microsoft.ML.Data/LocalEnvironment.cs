using System.Diagnostics;

namespace Microsoft.ML.Data;

/// <summary>The environment behind an MLContext, and the hosts registered in it.</summary>
internal sealed class LocalEnvironment : IHost, IHostEnvironmentInternal
{
    private readonly Lock gate = new();
    private readonly Action<string, ChannelMessage> listener;
    private readonly string name;

    public LocalEnvironment(int? seed, Action<string, ChannelMessage> listener)
    {
        Seed = seed;
        Rand = seed is { } value ? new Random(value) : new Random();
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
        this.name = parent.name is null ? name : $"{parent.name}; {name}";
    }

    public int? Seed { get; }
    public Random Rand { get; }
    public bool FallbackToCpu { get; set; }
    public int? GpuDeviceId { get; set; }
    public ComponentCatalog ComponentCatalog { get; }
    public string ContextDescription => name ?? "HostEnvironment";

    public IHost Register(string name, int? seed = null, bool? verbose = null)
    {
        Contracts.CheckNonEmpty(name, nameof(name));
        lock (gate)
            return new LocalEnvironment(this, name, new Random(seed ?? Rand.Next()));
    }

    public TException Process<TException>(TException ex)
        where TException : Exception =>
        ex is null ? null : Contracts.Mark(ex);

    public IChannel Start(string name) => new Channel(this, name);
    public IProgressChannel StartProgressChannel(string name) => new SilentProgress();

    private sealed class Channel : IChannel
    {
        private readonly LocalEnvironment parent;
        private readonly string source;
        private readonly long started = Stopwatch.GetTimestamp();
        private bool disposed;

        public Channel(LocalEnvironment parent, string name)
        {
            this.parent = parent;
            source = parent.name is null ? name : $"{parent.name}; {name}";
            Trace(MessageSensitivity.None, "Channel started");
        }

        public string ContextDescription => parent.ContextDescription;

        public TException Process<TException>(TException ex)
            where TException : Exception =>
            parent.Process(ex);

        public void Send(ChannelMessage msg) => parent.listener(source, msg);

        public void Dispose()
        {
            if (!disposed)
            {
                disposed = true;
                Trace(MessageSensitivity.None, "Channel finished. Elapsed {0:c}.", Stopwatch.GetElapsedTime(started));
                Trace(MessageSensitivity.None, "Channel disposed");
            }
        }

        public void Trace(MessageSensitivity sensitivity, string fmt) => Say(ChannelMessageKind.Trace, sensitivity, fmt);
        public void Trace(MessageSensitivity sensitivity, string fmt, params object[] args) => Say(ChannelMessageKind.Trace, sensitivity, fmt, args);
        public void Info(MessageSensitivity sensitivity, string fmt) => Say(ChannelMessageKind.Info, sensitivity, fmt);
        public void Info(MessageSensitivity sensitivity, string fmt, params object[] args) => Say(ChannelMessageKind.Info, sensitivity, fmt, args);
        public void Warning(MessageSensitivity sensitivity, string fmt) => Say(ChannelMessageKind.Warning, sensitivity, fmt);
        public void Warning(MessageSensitivity sensitivity, string fmt, params object[] args) => Say(ChannelMessageKind.Warning, sensitivity, fmt, args);
        public void Error(MessageSensitivity sensitivity, string fmt) => Say(ChannelMessageKind.Error, sensitivity, fmt);
        public void Error(MessageSensitivity sensitivity, string fmt, params object[] args) => Say(ChannelMessageKind.Error, sensitivity, fmt, args);

        private void Say(ChannelMessageKind kind, MessageSensitivity sensitivity, string message, object[] args = null) =>
            Send(new ChannelMessage(kind, sensitivity, message, args));
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
