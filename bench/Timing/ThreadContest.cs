using Equivariant.ML.Bench.Peers;

namespace Equivariant.ML.Bench.Timing;

/// <summary>
/// The same work at one thread and at two, ours beside a peer's. Our row of one thread is held against the peer at one, that of two against whichever number of
/// threads suits the peer better.
/// </summary>
internal sealed class ThreadContest : IDisposable
{
    private static readonly int[] Threads = [1, 2];

    private readonly BenchOptions options;
    private readonly Peer[] peers;

    /// <summary>Starts the peer at both numbers of threads, if there is to be one.</summary>
    internal ThreadContest(BenchOptions options, string script, params string[] arguments)
    {
        this.options = options;
        peers = options.WithPeer ? [.. Threads.Select(threads => new Peer(script, threads, arguments))] : [];
    }

    /// <summary>Runs a contest and prints <c>NAME.threads1</c> and <c>NAME.threads2</c>, and of the peer <c>NAME.peer.threads1</c> and <c>NAME.peer.threads2</c>.</summary>
    /// <param name="name">What the work is called.</param>
    /// <param name="ours">Our work at a number of threads.</param>
    /// <param name="work">The peer's name for it.</param>
    /// <param name="unit">What is printed.</param>
    /// <param name="perSecond">How many of the unit a second is.</param>
    internal void Run(string name, Func<int, Action> ours, string work, string unit = "ms", double perSecond = 1e3) =>
        Run(threads => $"{name}.threads{threads}", threads => $"{name}.peer.threads{threads}", ours, work, unit, perSecond);

    /// <summary>The same with names of one's own.</summary>
    internal void Run(Func<int, string> name, Func<int, string> peerName, Func<int, Action> ours, string work, string unit, double perSecond)
    {
        double[] medians = Contest.Medians(options, [.. Threads.Select(threads => Sides.Of(ours(threads))), .. peers.Select(peer => peer.Side(work))]);
        double[] mine = [.. medians.Take(Threads.Length).Select(seconds => perSecond * seconds)];
        double[] its = [.. medians.Skip(Threads.Length).Select(seconds => perSecond * seconds)];
        for (int i = 0; i < its.Length; i++)
        {
            options.Figures.Write(peerName(Threads[i]), its[i], unit);
        }

        for (int i = 0; i < mine.Length; i++)
        {
            options.Figures.Write(name(Threads[i]), mine[i], unit, its.Length == 0 ? null : its[..(i + 1)].Min());
        }
    }

    public void Dispose()
    {
        foreach (Peer peer in peers)
        {
            peer.Dispose();
        }
    }
}
